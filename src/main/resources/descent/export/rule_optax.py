class Rule:
    """A rule that Optax does not have: rule(w, g, lr, t, *memory) gives w and memory anew."""

    def __init__(self, rule, memories):
        self.rule, self.memories, self.memory, self.t = rule, memories, None, 0

    def step(self, w, g, lr):
        if self.memory is None:
            self.memory = [jnp.zeros_like(w)] * self.memories
        self.t += 1
        w, self.memory = self.rule(w, g, lr, self.t, *self.memory)
        return w
