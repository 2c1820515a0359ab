// Trains 2-8-8-1 with tanh in TensorFlow Playground's engine, 10 rows an update: node playground.mjs FOLDER
// FOLDER is a clone of https://github.com/tensorflow/playground. Each line of standard input is a number of seconds of
// processor time; the answer is how many samples it trained a second.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const engine = await import(pathToFileURL(`${process.argv[2]}/src/nn.ts`).href);
const { TANH, LINEAR } = engine.Activations;
const network = engine.buildNetwork([2, 8, 8, 1], TANH, LINEAR, null, ['x', 'y']);
const rows = Array.from({ length: 960 }, () => [Math.random() * 4 - 2, Math.random() * 4 - 2]);

function epoch() {
  rows.forEach((row, i) => {
    engine.forwardProp(network, row);
    engine.backProp(network, Math.sin(row[0]), engine.Errors.SQUARE);
    if ((i + 1) % 10 === 0) {
      engine.updateWeights(network, 1e-3, 0);
    }
  });
}

function seconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

console.log('nn.ts');
for await (const line of createInterface({ input: process.stdin })) {
  const begin = seconds();
  let epochs = 0;
  while (seconds() - begin < Number(line)) {
    epoch();
    epochs++;
  }
  console.log((epochs * rows.length) / (seconds() - begin));
}
