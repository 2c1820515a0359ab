class Bfgs(QuasiNewton):
    """Broyden, Fletcher, Goldfarb and Shanno: H by rank-two updates, N^2 numbers."""

    H = None

    def learnt(self):
        return self.H is not None

    def forget(self):
        self.H = None

    def direction(self, g):
        return -g if self.H is None else -(self.H @ g)

    def learn(self, s, y):
        sy = curvature(s, y)
        if sy == 0:
            return
        if self.H is None:
            self.H = sy / (y @ y) * np.eye(len(s))
        hy = self.H @ y
        rho = 1 / sy
        both = rho * (1 + rho * (y @ hy))
        self.H = self.H + both * np.outer(s, s) - rho * (np.outer(s, hy) + np.outer(hy, s))
