"""{{title}}

Written by Descent. This program repeats the runs of an experiment with {{framework}} and prints
how well the networks predict as CSV. All is computed in double precision.
"""

{{notes}}
import copy
import csv
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
from jax.flatten_util import ravel_pytree

jax.config.update("jax_enable_x64", True)
#end
#begin pytorch
import numpy as np
import torch
from torch.nn.utils import parameters_to_vector, vector_to_parameters

torch.set_default_dtype(torch.float64)
#end
np.seterr(all="ignore")  # A number that is not finite ends a run; it is no error.

STEPS = {{steps}}  # the most updates of a run
EVERY = {{every}}  # updates from one measurement to the next; 0 for an epoch
SEED = {{seed}}


{{keyed}}


class Data:
    """Rows to learn from and rows to check with; the last number of a row is its target."""

    def __init__(self, rows, training, classes, standardize):
        inputs, targets = rows[:, :-1], rows[:, -1].astype(int if classes else float)
        if standardize:
            known = inputs[:training]
            mean, deviation = known.mean(0), known.std(0)
            same = np.abs(known - mean).max(0) <= 1e-13 * np.abs(mean)
            inputs = (inputs - mean) / np.where(same, 1, deviation)
        self.classes = classes  # 0 where a value is predicted
        self.training = inputs[:training], targets[:training]
        self.validation = inputs[training:], targets[training:]


#begin table
def table(text):
    return np.array([[float(value) for value in line.split(",")] for line in text.split()])


#end
#begin digits
def pictures(text):
    """A line is 64 pixels from 0 (white) to g (black), and the digit."""
    lines = [line.split(",") for line in text.split()]
    return np.array([[int(p, 17) / 16 for p in pixels] + [int(digit)] for pixels, digit in lines])


#end
{{missing}}
{{layers}}
#begin rule
{{rule}}


#end
#begin direction
{{direction}}


#end
#begin whole
{{methods}}


class Objective:
    """The loss of one update, at any parameters."""

    def __init__(self, net, batch):
        self.net, self.batch = net, batch

    def value(self, w):
        return self.value_and_gradient(w)[0]

    def value_and_gradient(self, w):
        self.net.load(w)
        return self.net.differentiate(*self.batch), self.net.gradient()


#end
#begin plateau
{{plateau}}


#end
{{net}}


def initial(network, state):
    """The weights (outputs x inputs) and biases of each layer at the beginning."""
#begin explicit
    if isinstance(network["start"], list):
        return [(np.array(w), np.array(b)) for w, b in network["start"]]
#end
    data = network["data"]
    sizes = [data.training[0].shape[1], *(units for units, _, _ in network["layers"])]
    start = []
    for k, (inputs, units) in enumerate(zip(sizes, [*sizes[1:], data.classes or 1])):
        deviation = network["start"](inputs, units)
        weights = deviation * normal(key(state, k), units * inputs)
        start.append((weights.reshape(units, inputs), np.zeros(units)))
    return start


class Learner:
    """A network as it learns. Its key decides where it begins, its rows and its dropout."""

    def __init__(self, run, state):
        self.run, self.network = run, run["network"]
        start = initial(self.network, key(state, 4))
        self.is_weight = np.concatenate([np.repeat([1, 0], [w.size, b.size]) for w, b in start])
        self.net = Net(self.network, start, run["optimizer"])
        self.rate = copy.deepcopy(run["rate"])
        self.heard = []  #if plateau
        rows = len(self.network["data"].training[1])
        self.size = min(self.network["batch_size"] or rows, rows)
        self.per_epoch = -(-rows // self.size)
        self.order, self.epoch = np.arange(rows), -1
        self.orders, self.masks = key(key(state, 5), 0), key(key(state, 5), 1)
        self.t, self.told, self.ended = 0, "", None
        self.differentiate()
        if not self.measure():
            self.ended = 0

    def shuffle(self, epoch):
        """An order of the rows of which all are equally likely (Fisher, Yates)."""
        for i, u in enumerate(uniform(key(self.orders, epoch), len(self.order))):
            j = int(u * (i + 1))
            self.order[i] = self.order[j]
            self.order[j] = i

    def batch(self):
        """Inputs, targets and masks of the next update."""
        epoch, place = divmod(self.t, self.per_epoch)
        if self.network["shuffle"] and epoch != self.epoch:
            self.epoch = epoch
            self.shuffle(epoch)
        rows = self.order[place * self.size : (place + 1) * self.size]
        x, y = self.network["data"].training
        return x[rows], y[rows], self.draw(rows)

    def draw(self, rows):
        """For each layer which outputs are kept, each row with a mask of its own."""
#begin dropout
        states = key(key(self.masks, self.t), rows)
        return [
            (uniform(key(states, k)[:, None], units) < keep) * factor(self.network["dropout"], keep, True)
            if keep < 1
            else None
            for k, (units, _, keep) in enumerate(self.network["layers"])
        ]
#end
        return None  #if !dropout

    def differentiate(self):
        self.now = self.batch()
        self.loss = self.net.differentiate(*self.now)

    def advance(self, due):
        """Makes an update and measures behind it if that is due; False where it diverges."""
        before = self.net.vector()
        lr = float(self.rate(self.t // self.per_epoch if self.run["per_epoch"] else self.t))
        told = lr
#begin whole
        optimizer = self.net.optimizer
        if isinstance(optimizer, Whole):
            told = lr if optimizer.tells_rate else ""
            objective = Objective(self.net, self.now)
            self.net.load(optimizer.move(before, self.net.gradient(), lr, objective))
        else:
            self.net.update(lr)
#end
        self.net.update(lr)  #if !whole
#begin plateau
        self.hear()
#end
        self.t += 1
        self.differentiate()
        kept, self.row = self.row, None
        finite = np.isfinite(self.loss) and np.isfinite(self.net.vector()).all()
        if not finite or (due and not self.measure()):
            self.ended = self.t
            self.t -= 1
            self.net.load(before)
            self.row = kept
            return False
        self.told = told
        return True

#begin plateau
    def hear(self):
        """Tells a plateau the loss before the update, or the mean of the epoch."""
        if not isinstance(self.rate, Plateau):
            return
        if not self.run["per_epoch"]:
            self.rate.hear(self.loss)
            return
        self.heard.append((self.loss, len(self.now[1])))
        if (self.t + 1) % self.per_epoch == 0:
            losses, counts = zip(*self.heard)
            self.rate.hear(np.dot(losses, counts) / sum(counts))
            self.heard = []

#end
    def penalty(self, w):
        return self.network["weight_decay"] / 2 * (self.is_weight * w) @ w

    def answers(self):
        """What the network says to all rows as at test time, and its penalty."""
        data = self.network["data"]
        rows = [data.training, data.validation]
        return [self.net.scores(x) if len(x) else None for x, _ in rows], self.penalty(
            self.net.vector()
        )

    def measure(self):
        """Loss and accuracy over all rows; False where they are not finite."""
        row = together(self.network, [self.answers()])
        self.row = row if all(np.isfinite(v) for v in row if v != "") else None
        return self.row is not None

    def measure_at(self, w):
        """The same for other parameters, and their answers."""
        present = self.net.vector()
        self.net.load(w)
        answers = self.answers()
        self.net.load(present)
        return together(self.network, [answers]), answers

#begin norm
    def gradient_norm(self):
        """Of the loss over all training rows, without dropout."""
        self.net.differentiate(*self.network["data"].training, None)
        norm = float(np.linalg.norm(self.net.gradient()))
        self.differentiate()
        return norm

#end

def together(network, members):
    """Losses and accuracies of the mean prediction of some networks; of one, its own."""
    data, losses = network["data"], network["losses"]
    row = []
    for part, (_, targets) in enumerate([data.training, data.validation]):
        scores = [answers[part] for answers, _ in members]
        if scores[0] is None:
            row += ["", ""]
            continue
        predictions = np.mean(scores, axis=0)
        each = losses(predictions, targets)
#begin crossEntropy
        if losses is cross_entropies and len(members) > 1:
            # Probabilities are averaged; their logarithms do not vanish where they do.
            logs = [-losses(s, targets) for s in scores]
            each = np.log(len(logs)) - np.logaddexp.reduce(logs, axis=0)
            shares = [np.exp(s - s.max(1, keepdims=True)) for s in scores]
            predictions = np.mean([s / s.sum(1, keepdims=True) for s in shares], axis=0)
#end
        penalty = 0 if part else np.mean([penalty for _, penalty in members])
        right = float(np.mean(predictions.argmax(1) == targets)) if data.classes else ""
        row += [float(np.mean(each) + penalty), right]
    return row


#begin snapshot
def cycles_ended(t, period, multiplier):
    ended = 0
    while t >= period:
        t, period, ended = t - period, period * multiplier, ended + 1
    return ended


#end
def train(run, out):
    """Trains the networks of one run, writes what they predict, and says why it ended."""
    seed = seed_key(SEED)
    own = Learner(run, seed)
#begin members
    others = [Learner(run, key(key(seed, 6), m)) for m in range(2, run["members"] + 1)]
#end
#begin snapshot
    snapshots = []
#end
#begin average
    average = own.net.vector()
#end
    every = EVERY or own.per_epoch

    def write(member, row, lr=""):
        out.writerow([run["name"], member, own.t, own.t / own.per_epoch, *row, lr])

    def report():
        write("", own.row, own.told)
#begin members
        if run["members"]:
            learners = [(n, m) for n, m in enumerate([own, *others], 1) if m.row and m.t == own.t]
            for number, member in learners:
                write(number, member.row, member.told)
            write("ensemble", together(run["network"], [m.answers() for _, m in learners]))
#end
#begin snapshot
        for number, (row, _) in enumerate(snapshots, 1):
            write(number, row)
        if snapshots:
            write("ensemble", together(run["network"], [answers for _, answers in snapshots]))
#end
#begin average
        if run["averaging"] is not None:
            write("average", own.measure_at(average)[0])
#end

    while own.row is not None:
        report()
        {{stop}}
        if own.ended is None and own.t == STEPS:
            return f"all {own.t} steps are done"
        while own.ended is None:
            due = (own.t + 1) % every == 0 or own.t + 1 == STEPS
            if not own.advance(due):
                break
#begin average
            if run["averaging"] is not None:
                average = run["averaging"] * average + (1 - run["averaging"]) * own.net.vector()
#end
#begin snapshot
            if run["snapshots"] is not None:
                count = own.per_epoch if run["per_epoch"] else 1
                now, earlier = own.t // count, (own.t - 1) // count
                if cycles_ended(now, *run["snapshots"]) > cycles_ended(earlier, *run["snapshots"]):
                    row, answers = own.measure_at(own.net.vector())
                    if all(np.isfinite(v) for v in row if v != ""):
                        snapshots.append((row, answers))
#end
            if due:
                break
        if own.ended is not None and (own.row is not None or not own.measure()):
            break
#begin members
        for other in others:
            while other.t < own.t and other.ended is None:
                other.advance(other.t + 1 == own.t)
            if other.ended is None and other.row is None:
                other.measure()
#end
        if own.ended is not None:
            report()
            break
    return f"diverged at step {own.ended}"


{{runs}}


def main():
    if hasattr(sys.stdout, "reconfigure"):  # not in a notebook
        sys.stdout.reconfigure(encoding="utf-8")
    out = csv.writer(sys.stdout, lineterminator="\n")
    columns = "run,member,step,epoch,train_loss,train_accuracy"
    columns += ",validation_loss,validation_accuracy,learning_rate"
    out.writerow(columns.split(","))
    for run in RUNS:
        ending = train(run, out)
        print(f"{run['name']}: {ending}", file=sys.stderr)


main()
