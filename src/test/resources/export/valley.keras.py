"""Ravine

Written by Descent. This program repeats the runs of an experiment with Keras and prints
every step of them as CSV, computed in double precision.
"""

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


# SGD
def optimizer_1():
    return keras.optimizers.SGD()


def rate_1(t):
    """The learning rate of step t, counted from 0."""
    return 0.018


# Momentum
def optimizer_2():
    return keras.optimizers.SGD(momentum=0.9)


def rate_2(t):
    """The learning rate of step t, counted from 0."""
    lr, over, minimum = 0.01, 200, 0
    return minimum + (lr - minimum) * (1 + np.cos(np.pi * np.minimum(t, over) / over)) / 2


def rule_3(w, g, lr, t, c):
    """Keras adds epsilon inside the root and starts with squares of 0.1."""
    epsilon = 1e-7
    c = c + g**2
    w = w - lr * g / (ops.sqrt(c) + epsilon)
    return w, (c,)


# AdaGrad
def optimizer_3():
    return Rule(rule_3, memories=1)


def rate_3(t):
    """The learning rate of step t, counted from 0."""
    return 0.1


def rule_4(w, g, lr, t, m, v):
    """Keras adds epsilon before the bias correction."""
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    w = w - lr * m_hat / (ops.sqrt(v_hat) + epsilon)
    return w, (m, v)


# Adam
def optimizer_4():
    return Rule(rule_4, memories=2)


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
    w = keras.Variable(START, dtype="float64")
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
        optimizer.learning_rate = lr
        optimizer.apply([gradient], [w])
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
