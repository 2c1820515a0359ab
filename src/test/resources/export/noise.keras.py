"""Noise

Written by Descent. This program repeats the runs of an experiment with Keras and prints
every step of them as CSV, computed in double precision.
"""

# Every run meets the **same** noise.

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

STEPS = 50  # the most steps of a run
EVERY = 1  # steps from one line to the next
SEED = 7
START = [2.0, -1.0, 1.0]
VARIABLES = ["x[1]", "x[2]", "x[3]"]


def larger(a, b):
    """Of two equal numbers each gets half of the derivative; TensorFlow gives all to one."""
    return a if a > b else b if b > a else (a + b) / 2


def f(w):
    """sum(i, 1, n, i*x[i]^2) + max(x[1], x[2])"""
    x = w
    n = 3
    return sum(i * x[i - 1]**2 for i in range(1, n + 1)) + larger(x[0], x[1])


def evaluate(w):
    """The loss at w and its gradient, by automatic differentiation."""
    with tf.GradientTape() as tape:
        loss = f(ops.convert_to_tensor(w))
    (gradient,) = tape.gradient(loss, [w], unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return float(loss), gradient


def numbers(tensor):
    return ops.convert_to_numpy(tensor)


# Chance comes from keys, as in Descent: a number depends on what it is for and not on what was
# drawn before. A key is a state of SplitMix64 (Steele, Lea and Flood, 2014).
GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def mix(z):
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def seed_key(seed):
    return mix(np.uint64(seed % 2**64) + GOLDEN)


def key(state, part):
    """The key of a part (a purpose, a step, an array of rows) of what a key stands for."""
    part = np.asarray(part, dtype=np.uint64)
    return mix(state * np.uint64(0xDA942042E4DD58B5) + mix(part + GOLDEN))


def uniform(state, count):
    """The first numbers of a key, from 0 to below 1."""
    steps = np.arange(1, count + 1, dtype=np.uint64) * GOLDEN
    return (mix(state + steps) >> np.uint64(11)) * 2.0**-53


def normal(state, count):
    """The first standard normal numbers of a key (Box and Muller, 1958)."""
    u = uniform(state, 2 * count)
    return np.sqrt(-2 * np.log(1 - u[0::2])) * np.cos(2 * np.pi * u[1::2])


def noise(t):
    """What step t adds to the gradient, as a minibatch would."""
    return 0.3 * normal(key(key(seed_key(SEED), 1), t), len(START))


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


def rule_1(w, g, lr, t, m, v):
    """Without bias correction: the first form of Adam, which no framework has."""
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    w = w - lr * m / (ops.sqrt(v) + epsilon)
    return w, (m, v)


# Adam, first form
def optimizer_1():
    return Rule(rule_1, memories=2)


def rate_1(t):
    """The learning rate of step t, counted from 0."""
    return 0.02


# Lion
def optimizer_2():
    return keras.optimizers.Lion(beta_1=0.9, beta_2=0.99, weight_decay=0.1)


def rate_2(t):
    """The learning rate of step t, counted from 0."""
    lr, period, multiplier, minimum = 0.05, 10, 2, 0
    return minimum + (lr - minimum) * (1 + np.cos(np.divide(np.pi * (np.divide(1 + t * (multiplier - 1) / period, np.float_power(multiplier, np.floor(np.divide(np.log(1 + (t + 0.5) * (multiplier - 1) / period), np.log(multiplier))))) - 1), multiplier - 1))) / 2


def rule_3(w, g, lr, t, v):
    """A rule of one's own."""
    v = 0.9 * v - lr * g
    w = w + ops.where(ops.abs(v) > 0.1, 0.1 * ops.sign(v), v)
    return w, (v,)


# Own
def optimizer_3():
    return Rule(rule_3, memories=1)


def rate_3(t):
    """The learning rate of step t, counted from 0."""
    lr = 0.05
    return np.divide(lr, np.sqrt(1 + t))


RUNS = [
    ("Adam, first form", optimizer_1, rate_1),
    ("Lion", optimizer_2, rate_2),
    ("Own", optimizer_3, rate_3),
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
        disturbed = slope + noise(t)
        gradient = ops.convert_to_tensor(disturbed)
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
