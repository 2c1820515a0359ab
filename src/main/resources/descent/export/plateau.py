class Plateau:
    """A rate that falls when the loss has not fallen for a while.

    As PyTorch's ReduceLROnPlateau, but relative to the size of the best loss, so that negative
    losses work.
    """

    def __init__(self, lr, factor, patience, threshold, warmup):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.threshold, self.warmup = threshold, warmup
        self.best, self.bad = sys.float_info.max, 0

    def __call__(self, t):
        return self.lr * (t + 1) / self.warmup if t < self.warmup else self.lr

    def hear(self, loss):
        if loss < self.best - self.threshold * abs(self.best):
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
        if self.bad > self.patience:
            self.bad = 0
            if self.lr - self.lr * self.factor > 1e-8:
                self.lr *= self.factor
