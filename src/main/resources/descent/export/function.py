"""{{title}}

Written by Descent. This program repeats the runs of an experiment with {{framework}} and prints
every step of them as CSV, computed in double precision.
"""

{{notes}}
import copy  #if plateau
import csv
import math
import os  #if keras
import sys

#begin keras
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf
from keras import ops

keras.config.set_floatx("float64")
#end
#begin optax
import jax
import jax.numpy as jnp
import numpy as np
import optax

jax.config.update("jax_enable_x64", True)
#end
#begin pytorch
import numpy as np
import torch

torch.set_default_dtype(torch.float64)
#end
np.seterr(all="ignore")  # A number that is not finite ends a run; it is no error.

STEPS = {{steps}}  # the most steps of a run
EVERY = {{every}}  # steps from one line to the next
SEED = {{seed}}  #if noise
START = {{start}}
VARIABLES = {{variables}}


{{missing}}
{{function}}


def evaluate(w):
    """The loss at w and its gradient, by automatic differentiation."""
#begin pytorch
    loss = f(w)
    (gradient,) = torch.autograd.grad(loss, w)
    return loss.item(), gradient
#end
#begin keras
    with tf.GradientTape() as tape:
        loss = f(ops.convert_to_tensor(w))
    (gradient,) = tape.gradient(loss, [w], unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return float(loss), gradient
#end
#begin optax
    loss, gradient = jax.value_and_grad(f)(w)
    return float(loss), gradient
#end


def numbers(tensor):
    return tensor.detach().numpy().copy()  #if pytorch
    return ops.convert_to_numpy(tensor)  #if keras
    return np.asarray(tensor)  #if optax


#begin noise
{{keyed}}


def noise(t):
    """What step t adds to the gradient, as a minibatch would."""
    return {{deviation}} * normal(key(key(seed_key(SEED), 1), t), len(START))


#end
#begin rule
{{rule}}


#end
#begin direction
{{direction}}


#end
#begin whole
class Objective:
    """What a method may ask for during step t. Every question is counted."""

    values = gradients = 0

    def __init__(self, t):
        self.noise = noise(t)  #if noise
        self.noise = 0  #if !noise

    def value(self, w):
        Objective.values += 1
        return self.value_and_gradient_of(w)[0]

    def value_and_gradient(self, w):
        Objective.values += 1
        Objective.gradients += 1
        value, gradient = self.value_and_gradient_of(w)
        return value, gradient + self.noise

    def value_and_gradient_of(self, w):
        value, gradient = evaluate(torch.tensor(w, requires_grad=True))  #if pytorch
        value, gradient = evaluate(keras.Variable(w, dtype="float64"))  #if keras
        value, gradient = evaluate(jnp.asarray(w))  #if optax
        return value, numbers(gradient)

#begin hessian
    def hessian(self, w):
        Objective.gradients += len(w)
#begin pytorch
        return torch.autograd.functional.hessian(f, torch.tensor(w)).numpy()
#end
#begin keras
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
#end
#begin optax
        gradient, w = jax.grad(f), jnp.asarray(w)
        return np.stack([jax.jvp(gradient, (w,), (e,))[1] for e in jnp.eye(len(w))])
#end

#end

{{methods}}


#end
#begin plateau
{{plateau}}


#end
{{runs}}


def finite(loss, *vectors):
    return np.isfinite(loss) and all(np.isfinite(v).all() for v in vectors)


def race(name, optimizer, rate, out):
    """Makes the steps of one run, writes a line for each, and says why it ended."""
    w = torch.tensor(START, requires_grad=True)  #if pytorch
    w = keras.Variable(START, dtype="float64")  #if keras
    w = jnp.array(START)  #if optax
    optimizer = optimizer([w])  #if pytorch
    optimizer = optimizer()  #if !pytorch
    rate = copy.deepcopy(rate)  #if plateau
    Objective.values = Objective.gradients = 0  #if whole
    gradients = 0  #if !whole

    def line(t, point, loss, norm, lr):
        counts = [Objective.values, Objective.gradients]  #if whole
        counts = [0, gradients]  #if !whole
        return [name, t, loss, norm, lr, *counts, *point.tolist()]

    loss, gradient = evaluate(w)
    point, slope = numbers(w), numbers(gradient)
    if not finite(loss, slope):
        return "diverged at step 0"
    last = line(0, point, loss, math.hypot(*slope), "")
    for t in range(STEPS + 1):
        if t % EVERY == 0 or t == STEPS:
            out.writerow(last)
            {{stop}}
        if t == STEPS:
            return f"all {t} steps are done"
        lr = float(rate(t))
#begin noise
        disturbed = slope + noise(t)
        gradient = torch.from_numpy(disturbed)  #if pytorch
        gradient = ops.convert_to_tensor(disturbed)  #if keras
        gradient = jnp.asarray(disturbed)  #if optax
#end
        disturbed = slope  #if calm
#begin whole
        told = lr if not isinstance(optimizer, Whole) or optimizer.tells_rate else ""
        if not isinstance(optimizer, Whole) or not optimizer.knows(point, disturbed):
            Objective.gradients += 1
        if isinstance(optimizer, Whole):
            point = optimizer.move(point, disturbed, lr, Objective(t))
            w = torch.tensor(point, requires_grad=True)  #if pytorch
            w.assign(point)  #if keras
            w = jnp.asarray(point)  #if optax
        else:
#begin pytorch
            for group in optimizer.param_groups:
                group["lr"] = lr
            w.grad = gradient
            optimizer.step()
#end
#begin keras
            optimizer.learning_rate = lr
            optimizer.apply([gradient], [w])
#end
            w = optimizer.step(w, gradient, lr)  #if optax
#end
#begin !whole
        gradients += 1
#begin pytorch
        for group in optimizer.param_groups:
            group["lr"] = lr
        w.grad = gradient
        optimizer.step()
#end
#begin keras
        optimizer.learning_rate = lr
        optimizer.apply([gradient], [w])
#end
        w = optimizer.step(w, gradient, lr)  #if optax
#end
#begin plateau
        if isinstance(rate, Plateau):
            rate.hear(loss)
#end
        loss, gradient = evaluate(w)
        point, slope = numbers(w), numbers(gradient)
        if not finite(loss, point, slope):
            if t % EVERY != 0:
                out.writerow(last)
            return f"diverged at step {t + 1}"
        last = line(t + 1, point, loss, math.hypot(*slope), told)  #if whole
        last = line(t + 1, point, loss, math.hypot(*slope), lr)  #if !whole


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
