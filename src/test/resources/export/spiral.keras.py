"""Dropout and company

Written by Descent. This program repeats the runs of an experiment with Keras and prints
how well the networks predict as CSV. All is computed in double precision.
"""

import copy
import csv
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf
from keras import ops

keras.config.set_floatx("float64")
np.seterr(all="ignore")  # A number that is not finite ends a run; it is no error.

STEPS = 60  # the most updates of a run
EVERY = 12  # updates from one measurement to the next; 0 for an epoch
SEED = 1


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


def table(text):
    return np.array([[float(value) for value in line.split(",")] for line in text.split()])


def gelu(x):
    return ops.gelu(x, approximate=False)


# Losses: the mean over a batch that is differentiated, and what each row of scores loses.


def cross_entropy(scores, targets):
    right = ops.sum(scores * ops.convert_to_tensor(np.eye(scores.shape[1])[targets]), axis=1)
    return ops.mean(ops.logsumexp(scores, axis=1) - right)


def cross_entropies(scores, targets):
    largest = scores.max(1)
    total = np.log(np.exp(scores - largest[:, None]).sum(1))
    return largest + total - scores[np.arange(len(targets)), targets]


def hinge(scores, targets):
    """sum max(0, 1 + s_j - s_y) over j other than y; with j = y it is 1 more."""
    chosen = ops.convert_to_tensor(np.eye(scores.shape[1])[targets])
    right = ops.sum(scores * chosen, axis=1, keepdims=True)
    return ops.mean(ops.sum(ops.relu(1 + scores - right), axis=1)) - 1


def hinges(scores, targets):
    margins = 1 + scores - scores[np.arange(len(targets)), targets][:, None]
    return np.maximum(margins, 0).sum(1) - 1


def factor(dropout, keep, training):
    """What is done to kept outputs in training, and to all outputs at test time."""
    if dropout == "inverted" and training:
        return 1 / keep
    if dropout == "vanilla" and not training:
        return keep
    return 1.0


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


class Net:
    """Hidden layers with their activations and dropout, and a linear layer at the end."""

    def __init__(self, network, start, optimizer):
        self.network, self.layers = network, []
        for weights, biases in start:
            layer = keras.layers.Dense(len(biases))
            layer.build((None, weights.shape[1]))
            layer.set_weights([weights.T, biases])  # Keras has inputs x outputs.
            self.layers.append(layer)
        self.variables = [v for layer in self.layers for v in layer.trainable_variables]
        self.optimizer = optimizer()

    def forward(self, x, masks=None):
        """The scores of rows, with the masks of an update or as at test time."""
        for k, (_, activation, keep) in enumerate(self.network["layers"]):
            x = activation(self.layers[k](x))
            if keep < 1 and masks is not None:
                x = x * ops.convert_to_tensor(masks[k])
            elif keep < 1:
                x = x * factor(self.network["dropout"], keep, False)
        return self.layers[-1](x)

    def differentiate(self, x, y, masks):
        """The loss of a batch with the L2 penalty over the weights; keeps their gradients."""
        with tf.GradientTape() as tape:
            loss = self.network["loss"](self.forward(ops.convert_to_tensor(x), masks), y)
            squares = sum(ops.sum(layer.kernel**2) for layer in self.layers)
            loss = loss + self.network["weight_decay"] / 2 * squares
        self.gradients = tape.gradient(loss, self.variables)
        return float(loss)

    def update(self, lr):
        self.optimizer.learning_rate = lr
        self.optimizer.apply(self.gradients, self.variables)

    def scores(self, x):
        return ops.convert_to_numpy(self.forward(ops.convert_to_tensor(x)))

    def vector(self):
        return np.concatenate([ops.convert_to_numpy(v).ravel() for v in self.variables])

    def load(self, vector):
        for variable in self.variables:
            size = int(np.prod(variable.shape))
            variable.assign(vector[:size].reshape(variable.shape))
            vector = vector[size:]


def initial(network, state):
    """The weights (outputs x inputs) and biases of each layer at the beginning."""
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
        self.heard = []
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
        states = key(key(self.masks, self.t), rows)
        return [
            (uniform(key(states, k)[:, None], units) < keep) * factor(self.network["dropout"], keep, True)
            if keep < 1
            else None
            for k, (units, _, keep) in enumerate(self.network["layers"])
        ]

    def differentiate(self):
        self.now = self.batch()
        self.loss = self.net.differentiate(*self.now)

    def advance(self, due):
        """Makes an update and measures behind it if that is due; False where it diverges."""
        before = self.net.vector()
        lr = float(self.rate(self.t // self.per_epoch if self.run["per_epoch"] else self.t))
        told = lr
        self.net.update(lr)
        self.hear()
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
        if losses is cross_entropies and len(members) > 1:
            # Probabilities are averaged; their logarithms do not vanish where they do.
            logs = [-losses(s, targets) for s in scores]
            each = np.log(len(logs)) - np.logaddexp.reduce(logs, axis=0)
            shares = [np.exp(s - s.max(1, keepdims=True)) for s in scores]
            predictions = np.mean([s / s.sum(1, keepdims=True) for s in shares], axis=0)
        penalty = 0 if part else np.mean([penalty for _, penalty in members])
        right = float(np.mean(predictions.argmax(1) == targets)) if data.classes else ""
        row += [float(np.mean(each) + penalty), right]
    return row


def cycles_ended(t, period, multiplier):
    ended = 0
    while t >= period:
        t, period, ended = t - period, period * multiplier, ended + 1
    return ended


def train(run, out):
    """Trains the networks of one run, writes what they predict, and says why it ended."""
    seed = seed_key(SEED)
    own = Learner(run, seed)
    others = [Learner(run, key(key(seed, 6), m)) for m in range(2, run["members"] + 1)]
    snapshots = []
    average = own.net.vector()
    every = EVERY or own.per_epoch

    def write(member, row, lr=""):
        out.writerow([run["name"], member, own.t, own.t / own.per_epoch, *row, lr])

    def report():
        write("", own.row, own.told)
        if run["members"]:
            learners = [(n, m) for n, m in enumerate([own, *others], 1) if m.row and m.t == own.t]
            for number, member in learners:
                write(number, member.row, member.told)
            write("ensemble", together(run["network"], [m.answers() for _, m in learners]))
        for number, (row, _) in enumerate(snapshots, 1):
            write(number, row)
        if snapshots:
            write("ensemble", together(run["network"], [answers for _, answers in snapshots]))
        if run["averaging"] is not None:
            write("average", own.measure_at(average)[0])

    while own.row is not None:
        report()
        if own.row[0] < 0.1:
            return f"converged at step {own.t}: the loss fell below 0.1"
        if own.ended is None and own.t == STEPS:
            return f"all {own.t} steps are done"
        while own.ended is None:
            due = (own.t + 1) % every == 0 or own.t + 1 == STEPS
            if not own.advance(due):
                break
            if run["averaging"] is not None:
                average = run["averaging"] * average + (1 - run["averaging"]) * own.net.vector()
            if run["snapshots"] is not None:
                count = own.per_epoch if run["per_epoch"] else 1
                now, earlier = own.t // count, (own.t - 1) // count
                if cycles_ended(now, *run["snapshots"]) > cycles_ended(earlier, *run["snapshots"]):
                    row, answers = own.measure_at(own.net.vector())
                    if all(np.isfinite(v) for v in row if v != ""):
                        snapshots.append((row, answers))
            if due:
                break
        if own.ended is not None and (own.row is not None or not own.measure()):
            break
        for other in others:
            while other.t < own.t and other.ended is None:
                other.advance(other.t + 1 == own.t)
            if other.ended is None and other.row is None:
                other.measure()
        if own.ended is not None:
            report()
            break
    return f"diverged at step {own.ended}"


# The training rows, then the validation rows.
data_1 = Data(
    table("""
0.04907135577125059,-0.05662896051082518,0
0.14208589553356554,-0.06784323963161339,1
0.032990877231445136,-0.023856772321049574,2
0.09969368467661467,0.22280109690710298,0
0.1777157443677243,-0.08763631087654918,1
0.03858394705508418,-0.12129087959352158,2
0.19880974154186404,-0.03798380448419922,1
-0.2638222470060466,0.04208780901427028,2
0.15568631387124846,0.17065078291490224,0
-0.09826050113382968,-0.2729449174964125,1
-0.17861563676411418,0.08952138568076212,2
0.35716059452563503,0.08450370564863333,0
-0.07438807412925486,-0.2776136972486404,1
0.47054573650064707,-0.1807558739991375,0
-0.25085642780439965,-0.12905554432656904,1
-0.02872495219126618,0.5975654276513034,2
-0.47563792749060446,-0.2523267293091172,1
0.0961374676552075,0.49021884264028687,2
0.41138615788233596,-0.46722203964519493,0
-0.725764896949539,-0.15953735231265617,1
-0.6788191723193461,0.013364499158792488,1
0.46796441629283364,0.45459190011318973,2
0.19898752958418148,-0.7188865314908213,0
-0.5807204280502284,0.3355345629523141,1
0.5459962734607523,0.46149828946846055,2
0.0010880695174600302,-0.692580298586488,0
0.7917048282238353,0.2601507533393608,2
-0.5492635305574376,0.7119017091463355,1
-0.022304679959333135,0.2858202375568053,0
-0.22452833912303743,0.19248089986277828,2
-0.17957191408251205,0.3771087440374316,2
0.4061798622713084,-0.17554469080585694,0
-0.3534057427987043,-0.24727096526314307,1
0.45721381886482637,-0.31717817943444787,0
0.30353187193626163,0.41302943117604146,2
0.23261744598324785,-0.7774709560556332,0
-0.7655094348630386,0.6049409655248937,1
-0.44636144321863347,-0.7451334877206974,0
0.9761344976459766,-0.1020734520534233,2
-0.5144032583015766,-0.7624812372040192,0
"""),
    training=28,
    classes=3,
    standardize=True,
)


NETWORK = dict(
    data=data_1,
    layers=[(12, ops.relu, 0.8), (6, gelu, 1)],
    loss=cross_entropy,
    losses=cross_entropies,
    dropout="inverted",
    weight_decay=0.001,
    batch_size=8,
    shuffle=True,
    start=lambda inputs, units: np.sqrt(2 / inputs),
)


def rule_1(w, g, lr, t, m, v):
    """Keras adds epsilon before the bias correction."""
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    w = w - lr * m_hat / (ops.sqrt(v_hat) + epsilon)
    return w, (m, v)


# Five
def optimizer_1():
    return Rule(rule_1, memories=2)


def rate_1(t):
    """The learning rate of step t, counted from 0."""
    return 0.02


# Snapshots
def optimizer_2():
    return keras.optimizers.SGD(momentum=0.9)


def rate_2(t):
    """The learning rate of step t, counted from 0."""
    lr, period, minimum = 0.1, 20, 0
    return minimum + (lr - minimum) * (1 + np.cos(np.pi * (t % period) / period)) / 2


# Vanilla
def optimizer_3():
    return keras.optimizers.SGD(momentum=0.9, nesterov=True)


rate_3 = Plateau(lr=0.05, factor=0.1, patience=1, threshold=1e-4, warmup=0)


RUNS = [
    dict(
        name="Five",
        network=NETWORK,
        optimizer=optimizer_1,
        rate=rate_1,
        per_epoch=False,
        members=3,
        snapshots=None,
        averaging=None,
    ),
    dict(
        name="Snapshots",
        network=NETWORK,
        optimizer=optimizer_2,
        rate=rate_2,
        per_epoch=False,
        members=0,
        snapshots=(20, 1),
        averaging=0.9,
    ),
    dict(
        name="Vanilla",
        network={**NETWORK, "loss": hinge, "losses": hinges, "dropout": "vanilla", "weight_decay": 0},
        optimizer=optimizer_3,
        rate=rate_3,
        per_epoch=True,
        members=0,
        snapshots=None,
        averaging=None,
    ),
]


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
