"""Ravine

Written by Descent. This program repeats the runs of an experiment with Optax and prints
every step of them as CSV, computed in double precision.
"""

import csv
import math
import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax

jax.config.update("jax_enable_x64", True)
np.seterr(all="ignore")  # A number that is not finite ends a run; it is no error.

STEPS = 200  # the most steps of a run
EVERY = 1  # steps from one line to the next
START = [-4.0, 1.0]
VARIABLES = ["x", "y"]


def f(w):
    """a*x^2 + b*y^2"""
    a, b = 0.5, 50
    x, y = w[0], w[1]
    return a * x**2 + b * y**2


def evaluate(w):
    """The loss at w and its gradient, by automatic differentiation."""
    loss, gradient = jax.value_and_grad(f)(w)
    return float(loss), gradient


def numbers(tensor):
    return np.asarray(tensor)


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


class Direction:
    """A transformation of Optax gives a direction; how far to go is the rate, which may change."""

    def __init__(self, transformation):
        self.transformation, self.state = transformation, None

    def step(self, w, g, lr):
        if self.state is None:
            self.state = self.transformation.init(w)
        direction, self.state = self.transformation.update(g, self.state, w)
        return optax.apply_updates(w, -lr * direction)


# SGD
def optimizer_1():
    return Direction(optax.identity())


def rate_1(t):
    """The learning rate of step t, counted from 0."""
    return 0.018


def rule_2(w, g, lr, t, v):
    """Optax's sgd keeps the rate outside the velocity, which differs once it changes."""
    mu = 0.9
    v = mu * v - lr * g
    w = w + v
    return w, (v,)


# Momentum
def optimizer_2():
    return Rule(rule_2, memories=1)


def rate_2(t):
    """The learning rate of step t, counted from 0."""
    lr, over, minimum = 0.01, 200, 0
    return minimum + (lr - minimum) * (1 + np.cos(np.pi * np.minimum(t, over) / over)) / 2


def rule_3(w, g, lr, t, c):
    """Optax adds epsilon inside the root and starts with squares of 0.1."""
    epsilon = 1e-7
    c = c + g**2
    w = w - lr * g / (jnp.sqrt(c) + epsilon)
    return w, (c,)


# AdaGrad
def optimizer_3():
    return Rule(rule_3, memories=1)


def rate_3(t):
    """The learning rate of step t, counted from 0."""
    return 0.1


# Adam
def optimizer_4():
    return Direction(optax.scale_by_adam(b1=0.9, b2=0.999, eps=1e-8))


def rate_4(t):
    """The learning rate of step t, counted from 0."""
    return 0.1


RUNS = [
    ("SGD", optimizer_1, rate_1),
    ("Momentum", optimizer_2, rate_2),
    ("AdaGrad", optimizer_3, rate_3),
    ("Adam", optimizer_4, rate_4),
]


def finite(loss, *vectors):
    return np.isfinite(loss) and all(np.isfinite(v).all() for v in vectors)


def race(name, optimizer, rate, out):
    """Makes the steps of one run, writes a line for each, and says why it ended."""
    w = jnp.array(START)
    optimizer = optimizer()
    gradients = 0

    def line(t, point, loss, norm, lr):
        counts = [0, gradients]
        return [name, t, loss, norm, lr, *counts, *point.tolist()]

    loss, gradient = evaluate(w)
    point, slope = numbers(w), numbers(gradient)
    if not finite(loss, slope):
        return "diverged at step 0"
    last = line(0, point, loss, math.hypot(*slope), "")
    for t in range(STEPS + 1):
        if t % EVERY == 0 or t == STEPS:
            out.writerow(last)
        if t == STEPS:
            return f"all {t} steps are done"
        lr = float(rate(t))
        gradients += 1
        w = optimizer.step(w, gradient, lr)
        loss, gradient = evaluate(w)
        point, slope = numbers(w), numbers(gradient)
        if not finite(loss, point, slope):
            if t % EVERY != 0:
                out.writerow(last)
            return f"diverged at step {t + 1}"
        last = line(t + 1, point, loss, math.hypot(*slope), lr)


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
