"""Search

Written by Descent. This program repeats the runs of an experiment with Keras and prints
every step of them as CSV, computed in double precision.
"""

import copy
import csv
import math
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf
from keras import ops

keras.config.set_floatx("float64")
np.seterr(all="ignore")  # A number that is not finite ends a run; it is no error.

STEPS = 24  # the most steps of a run
EVERY = 2  # steps from one line to the next
START = [-1.2, 1.0]
VARIABLES = ["x", "y"]


def f(w):
    """(1 - x)^2 + 100*(y - x^2)^2"""
    x, y = w[0], w[1]
    return (1 - x)**2 + 100 * (y - x**2)**2


def evaluate(w):
    """The loss at w and its gradient, by automatic differentiation."""
    with tf.GradientTape() as tape:
        loss = f(ops.convert_to_tensor(w))
    (gradient,) = tape.gradient(loss, [w], unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return float(loss), gradient


def numbers(tensor):
    return ops.convert_to_numpy(tensor)


class Rule:
    """A rule that Keras does not have: rule(w, g, lr, t, *memory) gives w and memory anew."""

    def __init__(self, rule, memories):
        self.rule, self.memories = rule, memories
        self.memory, self.t, self.learning_rate = {}, 0, 0.0

    def apply(self, gradients, variables):
        self.t += 1
        for i, (g, variable) in enumerate(zip(gradients, variables)):
            w = ops.convert_to_tensor(variable)
            memory = self.memory.get(i, [ops.zeros_like(w)] * self.memories)
            new, self.memory[i] = self.rule(w, g, self.learning_rate, self.t, *memory)
            variable.assign(new)


class Objective:
    """What a method may ask for during step t. Every question is counted."""

    values = gradients = 0

    def __init__(self, t):
        self.noise = 0

    def value(self, w):
        Objective.values += 1
        return self.value_and_gradient_of(w)[0]

    def value_and_gradient(self, w):
        Objective.values += 1
        Objective.gradients += 1
        value, gradient = self.value_and_gradient_of(w)
        return value, gradient + self.noise

    def value_and_gradient_of(self, w):
        value, gradient = evaluate(keras.Variable(w, dtype="float64"))
        return value, numbers(gradient)

    def hessian(self, w):
        Objective.gradients += len(w)
        zero = tf.UnconnectedGradients.ZERO
        w = tf.constant(w)
        with tf.GradientTape() as outer:
            outer.watch(w)
            with tf.GradientTape() as inner:
                inner.watch(w)
                loss = f(w)
            gradient = inner.gradient(loss, w, unconnected_gradients=zero)
        return outer.jacobian(
            gradient, w, unconnected_gradients=zero, experimental_use_pfor=False
        ).numpy()


class Whole:
    """A method that looks at the whole vector at once and moves it itself, in NumPy."""

    tells_rate = True

    def knows(self, w, g):
        """Whether it has computed this gradient itself."""
        return False


def cubic(a, value_a, slope_a, b, value_b, slope_b):
    """The minimum of the cubic with these values and slopes at a and b; NaN without one."""
    d1 = slope_a + slope_b - 3 * np.divide(value_a - value_b, a - b)
    d2 = np.copysign(np.sqrt(np.float64(d1 * d1 - slope_a * slope_b)), b - a)
    return b - (b - a) * np.divide(slope_b + d2 - d1, slope_b - slope_a + 2 * d2)


def strong_wolfe(phi, value, slope, first, last):
    """A length that meets the strong Wolfe conditions; 0 if none is found.

    Where no other direction will be tried, the best length is better than none.

    Nocedal and Wright, Numerical Optimization (2006), algorithms 3.5 and 3.6 in one loop: go on
    until there is a bracket, then narrow it. phi(length) gives the loss and its slope there.
    """
    c1, c2 = 1e-4, 0.9
    lo, lo_value, lo_slope = 0.0, value, slope
    hi, hi_value, hi_slope = np.inf, np.nan, np.nan
    length = first
    for trial in range(1, 41):
        here, there = phi(length)
        if here == -np.inf:
            return length
        fell = here <= value + c1 * length * slope
        if not fell or not here < lo_value or not np.isfinite(there):
            hi, hi_value, hi_slope = length, here, there
        elif abs(there) <= -c2 * slope:
            return length
        else:
            if there * (hi - lo) >= 0:
                hi, hi_value, hi_slope = lo, lo_value, lo_slope
            before, minimum = lo, cubic(lo, lo_value, lo_slope, length, here, there)
            lo, lo_value, lo_slope = length, here, there
            if np.isinf(hi):
                least, most = length + (length - before), 10 * length
                length = min(max(minimum, least), most) if minimum > 0 else most
                continue
        width = hi - lo
        share = (cubic(lo, lo_value, lo_slope, hi, hi_value, hi_slope) - lo) / width
        if not np.isfinite(share):
            length = lo + 0.1 * width
        elif trial % 3 == 0:
            length = lo + width / 2
        else:
            length = lo + min(max(share, 0.1), 0.9) * width
        if length == lo or length == hi:
            break
    if np.isinf(hi) or lo == 0 or not last:
        return np.inf if np.isinf(hi) else 0.0
    phi(lo)
    return lo


class QuasiNewton(Whole):
    """w += length * p with p = -H g, where H approximates the inverse Hessian.

    What stands here differs from the frameworks' own in its line search alone. If no length along
    p is good, H is forgotten and the steepest descent is searched once; if that fails, w stays.
    """

    def __init__(self, line_search):
        self.searches = line_search == "strongWolfe"
        self.tells_rate = not self.searches
        self.s = self.before = None
        self.place = self.slope = None
        self.value, self.stuck = np.nan, False

    def knows(self, w, g):
        """Whether a search has ended here, so that nothing needs to be computed again."""
        return (
            self.searches
            and self.place is not None
            and np.array_equal(w, self.place)
            and np.array_equal(g, self.slope)
        )

    def move(self, w, g, lr, objective):
        if self.stuck and self.knows(w, g):
            return w
        if self.s is not None:
            self.learn(self.s, g - self.before)
        self.before = g
        p = self.direction(g)
        if not self.searches:
            new = w + lr * p
        else:
            shy = min(1.0, np.divide(1.0, np.abs(g).sum()))
            learnt = self.learnt()
            new = self.search(objective, w, g, p, 1.0 if learnt else shy, not learnt)
            if new is None and self.learnt():
                self.forget()
                new = self.search(objective, w, g, -g, shy, True)
            if new is None:
                if not self.knows(w, g):
                    self.place, self.slope, self.value = w, g, np.nan
                self.stuck, new = True, w
        self.s = new - w
        return new

    def search(self, objective, w, g, p, first, last):
        start = g @ p
        if not start < 0 or np.isinf(start):
            return None
        if np.isnan(self.value) or not self.knows(w, g):
            self.place, self.slope, self.value = w, g, objective.value(w)
        self.stuck = False
        trial = None

        def phi(length):
            nonlocal trial
            point = w + length * p
            value, gradient = objective.value_and_gradient(point)
            trial = point, gradient, value
            return value, gradient @ p

        length = strong_wolfe(phi, self.value, start, first, last)
        if length == 0:
            return None
        if np.isinf(length):
            return w + np.where(p == 0, 0, length * p)
        self.place, self.slope, self.value = trial
        return self.place


def curvature(s, y):
    """y's if the pair tells of positive curvature, else 0."""
    sy = s @ y
    good = sy > 1e-12 * np.sqrt(s @ s) * np.sqrt(y @ y) and sy < np.inf
    return sy if good else 0.0


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


# L-BFGS
def optimizer_1():
    return Lbfgs(memory=5, line_search="strongWolfe")


def rate_1(t):
    """The learning rate of step t, counted from 0."""
    return 1


# BFGS
def optimizer_2():
    return Bfgs(line_search="strongWolfe")


def rate_2(t):
    """The learning rate of step t, counted from 0."""
    return 1


# Newton
def optimizer_3():
    return Newton(damping=0.1)


def rate_3(t):
    """The learning rate of step t, counted from 0."""
    return 1


def rule_4(w, g, lr, t, m, v, c):
    """Keras lets the momentum grow at another speed."""
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    mu = beta1 * (1 - 0.5 * np.float_power(0.96, 0.004 * t))
    next = beta1 * (1 - 0.5 * np.float_power(0.96, 0.004 * (t + 1)))
    c = mu * c + 1 - mu
    d = (1 - mu) * g / c + next * m / (next * c + 1 - next)
    v_hat = v / (1 - beta2**t)
    w = w - lr * d / (ops.sqrt(v_hat) + epsilon)
    return w, (m, v, c)


# NAdam
def optimizer_4():
    return Rule(rule_4, memories=3)


rate_4 = Plateau(lr=0.1, factor=0.1, patience=2, threshold=1e-4, warmup=3)


RUNS = [
    ("L-BFGS", optimizer_1, rate_1),
    ("BFGS", optimizer_2, rate_2),
    ("Newton", optimizer_3, rate_3),
    ("NAdam", optimizer_4, rate_4),
]


def finite(loss, *vectors):
    return np.isfinite(loss) and all(np.isfinite(v).all() for v in vectors)


def race(name, optimizer, rate, out):
    """Makes the steps of one run, writes a line for each, and says why it ended."""
    w = keras.Variable(START, dtype="float64")
    optimizer = optimizer()
    rate = copy.deepcopy(rate)
    Objective.values = Objective.gradients = 0

    def line(t, point, loss, norm, lr):
        counts = [Objective.values, Objective.gradients]
        return [name, t, loss, norm, lr, *counts, *point.tolist()]

    loss, gradient = evaluate(w)
    point, slope = numbers(w), numbers(gradient)
    if not finite(loss, slope):
        return "diverged at step 0"
    last = line(0, point, loss, math.hypot(*slope), "")
    for t in range(STEPS + 1):
        if t % EVERY == 0 or t == STEPS:
            out.writerow(last)
            if last[3] < 1e-9:
                return f"converged at step {t}: the gradient norm fell below 1e-9"
            if last[2] < 1e-25:
                return f"converged at step {t}: the loss fell below 1e-25"
        if t == STEPS:
            return f"all {t} steps are done"
        lr = float(rate(t))
        disturbed = slope
        told = lr if not isinstance(optimizer, Whole) or optimizer.tells_rate else ""
        if not isinstance(optimizer, Whole) or not optimizer.knows(point, disturbed):
            Objective.gradients += 1
        if isinstance(optimizer, Whole):
            point = optimizer.move(point, disturbed, lr, Objective(t))
            w.assign(point)
        else:
            optimizer.learning_rate = lr
            optimizer.apply([gradient], [w])
        if isinstance(rate, Plateau):
            rate.hear(loss)
        loss, gradient = evaluate(w)
        point, slope = numbers(w), numbers(gradient)
        if not finite(loss, point, slope):
            if t % EVERY != 0:
                out.writerow(last)
            return f"diverged at step {t + 1}"
        last = line(t + 1, point, loss, math.hypot(*slope), told)


def main():
    if hasattr(sys.stdout, "reconfigure"):  # not in a notebook
        sys.stdout.reconfigure(encoding="utf-8")
    out = csv.writer(sys.stdout, lineterminator="\n")
    columns = "run,step,loss,gradient_norm,learning_rate,function_evaluations,gradient_evaluations"
    out.writerow(columns.split(",") + VARIABLES)
    for name, optimizer, rate in RUNS:
        ending = race(name, optimizer, rate, out)
        print(f"{name}: {ending}", file=sys.stderr)


main()
