class Newton(Whole):
    """w -= lr * inverse(H) g; damping lifts H until it is positive definite."""

    def __init__(self, damping):
        self.damping = damping

    def move(self, w, g, lr, objective):
        if not g.any():
            return w
        hessian = objective.hessian(w)
        if self.damping > 0:
            if not np.isfinite(hessian).all():
                return w * np.nan
            lift = max(self.damping, self.damping - np.linalg.eigvalsh(hessian)[0])
            hessian = hessian + lift * np.eye(len(w))
        try:
            step = np.linalg.solve(hessian, g)
        except np.linalg.LinAlgError:
            step = np.full_like(w, np.inf)
        if not np.isfinite(step).all() and np.isfinite(hessian).all():
            # The model has many stationary points, the nearest is taken; or it has none.
            step = np.linalg.pinv(hessian) @ g
            if np.linalg.norm(g - hessian @ step) > 1e-9 * np.linalg.norm(g):
                step = np.full_like(w, np.inf)
        return w - lr * step
