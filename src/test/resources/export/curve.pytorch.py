"""A curve

Written by Descent. This program repeats the runs of an experiment with PyTorch and prints
how well the networks predict as CSV. All is computed in double precision.
"""

import copy
import csv
import sys

import numpy as np
import torch
from torch.nn.utils import parameters_to_vector, vector_to_parameters

torch.set_default_dtype(torch.float64)
np.seterr(all="ignore")  # A number that is not finite ends a run; it is no error.

STEPS = 40  # the most updates of a run
EVERY = 10  # updates from one measurement to the next; 0 for an epoch
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


def leaky_relu(x):
    return torch.nn.functional.leaky_relu(x, 0.01)


# Losses: the mean over a batch that is differentiated, and what each row of scores loses.


def wanted(scores, targets):
    """The targets as scores: values, or 1 for the right class and 0 for the others."""
    return targets[:, None] if scores.shape[1] == 1 else np.eye(scores.shape[1])[targets]


def squared_error(scores, targets):
    return ((scores - torch.from_numpy(wanted(scores, targets))) ** 2).mean()


def squared_errors(scores, targets):
    return ((scores - wanted(scores, targets)) ** 2).mean(1)


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


class Objective:
    """The loss of one update, at any parameters."""

    def __init__(self, net, batch):
        self.net, self.batch = net, batch

    def value(self, w):
        return self.value_and_gradient(w)[0]

    def value_and_gradient(self, w):
        self.net.load(w)
        return self.net.differentiate(*self.batch), self.net.gradient()


class Net(torch.nn.Module):
    """Hidden layers with their activations and dropout, and a linear layer at the end."""

    def __init__(self, network, start, optimizer):
        super().__init__()
        self.network = network
        self.layers = torch.nn.ModuleList()
        for weights, biases in start:
            layer = torch.nn.Linear(weights.shape[1], weights.shape[0])
            layer.weight.data = torch.from_numpy(weights)
            layer.bias.data = torch.from_numpy(biases)
            self.layers.append(layer)
        self.optimizer = optimizer(list(self.parameters()))

    def forward(self, x, masks=None):
        """The scores of rows, with the masks of an update or as at test time."""
        for k, (_, activation, keep) in enumerate(self.network["layers"]):
            x = activation(self.layers[k](x))
        return self.layers[-1](x)

    def differentiate(self, x, y, masks):
        """The loss of a batch with the L2 penalty over the weights; leaves their gradients."""
        self.zero_grad()
        loss = self.network["loss"](self(torch.from_numpy(x), masks), y)
        loss.backward()
        return loss.item()

    def update(self, lr):
        for group in self.optimizer.param_groups:
            group["lr"] = lr
        self.optimizer.step()

    @torch.no_grad()
    def scores(self, x):
        return self(torch.from_numpy(x)).numpy()

    def vector(self):
        return parameters_to_vector(self.parameters()).detach().numpy().copy()

    def gradient(self):
        return parameters_to_vector([p.grad for p in self.parameters()]).numpy().copy()

    def load(self, vector):
        vector_to_parameters(torch.from_numpy(vector.copy()), self.parameters())


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
        return None

    def differentiate(self):
        self.now = self.batch()
        self.loss = self.net.differentiate(*self.now)

    def advance(self, due):
        """Makes an update and measures behind it if that is due; False where it diverges."""
        before = self.net.vector()
        lr = float(self.rate(self.t // self.per_epoch if self.run["per_epoch"] else self.t))
        told = lr
        optimizer = self.net.optimizer
        if isinstance(optimizer, Whole):
            told = lr if optimizer.tells_rate else ""
            objective = Objective(self.net, self.now)
            self.net.load(optimizer.move(before, self.net.gradient(), lr, objective))
        else:
            self.net.update(lr)
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

    def gradient_norm(self):
        """Of the loss over all training rows, without dropout."""
        self.net.differentiate(*self.network["data"].training, None)
        norm = float(np.linalg.norm(self.net.gradient()))
        self.differentiate()
        return norm


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
        penalty = 0 if part else np.mean([penalty for _, penalty in members])
        right = float(np.mean(predictions.argmax(1) == targets)) if data.classes else ""
        row += [float(np.mean(each) + penalty), right]
    return row


def train(run, out):
    """Trains the networks of one run, writes what they predict, and says why it ended."""
    seed = seed_key(SEED)
    own = Learner(run, seed)
    every = EVERY or own.per_epoch

    def write(member, row, lr=""):
        out.writerow([run["name"], member, own.t, own.t / own.per_epoch, *row, lr])

    def report():
        write("", own.row, own.told)

    while own.row is not None:
        report()
        if own.gradient_norm() < 0.001:
            return f"converged at step {own.t}: the gradient norm fell below 0.001"
        if own.ended is None and own.t == STEPS:
            return f"all {own.t} steps are done"
        while own.ended is None:
            due = (own.t + 1) % every == 0 or own.t + 1 == STEPS
            if not own.advance(due):
                break
            if due:
                break
        if own.ended is not None and (own.row is not None or not own.measure()):
            break
        if own.ended is not None:
            report()
            break
    return f"diverged at step {own.ended}"


# The training rows, then the validation rows.
data_1 = Data(
    table("""
0.1882915794561455,0.7979659384433561
-0.16403664204950852,-0.543920488546419
-0.6184948768653624,-0.5639452233506577
0.8366009942566441,-0.06292918383802296
0.2492492567890181,0.7513571238472914
0.27807798823543295,0.8420428951249158
-0.4399438458033347,-1.0922520462604144
-0.13768134020293887,-0.47460014353538527
-0.13014382506160205,-0.495826153433713
0.17719691162850815,0.6588995763642185
0.23571943782759153,0.8869406896121315
-0.5277515338026417,-0.911813583112179
0.17643199865832448,0.6652296200223252
0.5109993574226992,0.872966923003341
0.10513262557578473,0.4522314425799083
-0.7807411731836047,0.096954956171272
-0.2903141610253481,-0.7720608048275092
0.012512317045596077,-0.08925450006408323
-0.1350674231832487,-0.47082017376291946
-0.826738733664639,0.12540852372560155
"""),
    training=14,
    classes=0,
    standardize=True,
)


NETWORK = dict(
    data=data_1,
    layers=[(8, torch.tanh, 1), (4, leaky_relu, 1)],
    loss=squared_error,
    losses=squared_errors,
    weight_decay=0,
    batch_size=0,
    shuffle=True,
    start=lambda inputs, units: np.sqrt(2 / (inputs + units)),
)


# L-BFGS
def optimizer_1(parameters):
    return Lbfgs(memory=10, line_search="strongWolfe")


def rate_1(t):
    """The learning rate of step t, counted from 0."""
    return 1


# AdamW
def optimizer_2(parameters):
    return torch.optim.AdamW(parameters, lr=0.05, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01)


def rate_2(t):
    """The learning rate of step t, counted from 0."""
    lr, over, peakFraction, startDivisor, finalDivisor = 0.05, 40, 0.3, 25, 10000
    return lr + lr * (1 / startDivisor - 1) * (1 + np.cos(np.divide(np.pi * t, peakFraction * over - 1))) / 2 if t < peakFraction * over - 1 else lr / startDivisor / finalDivisor + lr * (1 - 1 / startDivisor / finalDivisor) * (1 + np.cos(np.divide(np.pi * (np.minimum(t + 1, over) - peakFraction * over), over - peakFraction * over))) / 2


RUNS = [
    dict(
        name="L-BFGS",
        network=NETWORK,
        optimizer=optimizer_1,
        rate=rate_1,
        per_epoch=False,
    ),
    dict(
        name="AdamW",
        network=NETWORK,
        optimizer=optimizer_2,
        rate=rate_2,
        per_epoch=False,
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
