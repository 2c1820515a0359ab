class Direction:
    """A transformation of Optax gives a direction; how far to go is the rate, which may change."""

    def __init__(self, transformation):
        self.transformation, self.state = transformation, None

    def step(self, w, g, lr):
        if self.state is None:
            self.state = self.transformation.init(w)
        direction, self.state = self.transformation.update(g, self.state, w)
        return optax.apply_updates(w, -lr * direction)
