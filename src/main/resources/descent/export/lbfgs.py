class Lbfgs(QuasiNewton):
    """BFGS that keeps the last few pairs of steps and changes of the gradient, and no matrix."""

    def __init__(self, memory, line_search):
        super().__init__(line_search)
        self.memory = memory
        self.forget()

    def learnt(self):
        return len(self.pairs) > 0

    def forget(self):
        self.pairs, self.gamma = [], 1.0

    def direction(self, g):
        """The two loops of Nocedal (1980)."""
        p, steps = -g, []
        for s, y, rho in reversed(self.pairs):
            alpha = rho * (s @ p)
            p = p - alpha * y
            steps.append(alpha)
        p = p * self.gamma
        for s, y, rho in self.pairs:
            p = p + (steps.pop() - rho * (y @ p)) * s
        return p

    def learn(self, s, y):
        sy = curvature(s, y)
        if sy != 0:
            self.pairs = (self.pairs + [(s, y, 1 / sy)])[-self.memory :]
            self.gamma = sy / (y @ y)
