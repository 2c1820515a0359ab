"""Trains a network in PyTorch on one core: python3 pytorch.py 64,100,100,10 32 relu float64

First tells PyTorch's version. Each line of standard input is a number of seconds of processor time; the answer is how many
samples it trained a second. The network, its batches in an order of their own each epoch, and momentum are those of Training.java.
"""

import sys
import time

import torch

sizes = [int(size) for size in sys.argv[1].split(",")]
batch = int(sys.argv[2])
activation = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh}[sys.argv[3]]
dtype = {"float64": torch.float64, "float32": torch.float32}[sys.argv[4]]
ROWS = 960

torch.set_num_threads(1)
torch.manual_seed(1)
layers = []
for inputs, outputs in zip(sizes, sizes[1:]):
    layers += [torch.nn.Linear(inputs, outputs, dtype=dtype), activation()]
network = torch.nn.Sequential(*layers[:-1])
optimizer = torch.optim.SGD(network.parameters(), lr=1e-3, momentum=0.9)
rows = torch.randn(ROWS, sizes[0], dtype=dtype)
if sizes[-1] == 1:
    targets, measure = torch.sin(rows[:, :1]), torch.nn.MSELoss()
else:
    targets, measure = torch.arange(ROWS) % sizes[-1], torch.nn.CrossEntropyLoss()


def epoch():
    for places in torch.randperm(ROWS).split(batch):
        optimizer.zero_grad()
        measure(network(rows[places]), targets[places]).backward()
        optimizer.step()


print(torch.__version__, flush=True)
for line in sys.stdin:
    begin = time.process_time()
    epochs = 0
    while time.process_time() - begin < float(line):
        epoch()
        epochs += 1
    print(epochs * ROWS / (time.process_time() - begin), flush=True)
