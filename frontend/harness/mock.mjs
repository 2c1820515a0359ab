/** A stand-in for the server while working on the pictures: answers api/race and api/grid for simple functions. */
const rules = {
  sgd: (o, s, g, lr) => g.map((d) => -lr * d),
  momentum: (o, s, g, lr) => (s.v = g.map((d, i) => (o.momentum ?? 0.9) * (s.v?.[i] ?? 0) - lr * d)),
  adagrad: (o, s, g, lr) => {
    s.c = g.map((d, i) => (s.c?.[i] ?? 0) + d * d);
    return g.map((d, i) => (-lr * d) / (Math.sqrt(s.c[i]) + 1e-7));
  },
  adam: (o, s, g, lr, t) => {
    const [b1, b2] = [o.beta1 ?? 0.9, o.beta2 ?? 0.999];
    s.m = g.map((d, i) => b1 * (s.m?.[i] ?? 0) + (1 - b1) * d);
    s.c = g.map((d, i) => b2 * (s.c?.[i] ?? 0) + (1 - b2) * d * d);
    return g.map((_, i) => (-lr * (s.m[i] / (1 - b1 ** t))) / (Math.sqrt(s.c[i] / (1 - b2 ** t)) + 1e-8));
  },
};

function functionOf(problem) {
  const names = [...problem.variables, ...Object.keys(problem.parameters ?? {})];
  const body = problem.expression.replaceAll('^', '**').replace(/\b(sin|cos|exp|log|sqrt|abs)\b/g, 'Math.$1');
  const f = new Function(...names, `return ${body}`);
  const parameters = Object.values(problem.parameters ?? {});
  return (x) => f(...x, ...parameters);
}

function gradient(f, x) {
  return x.map((value, i) => {
    const h = 1e-6 * Math.max(1, Math.abs(value));
    const at = (d) => f(x.map((v, k) => (k === i ? v + d : v)));
    return (at(h) - at(-h)) / (2 * h);
  });
}

function run(problem, steps, { name, optimizer, schedule }) {
  const f = functionOf(problem);
  const state = {};
  const rows = [];
  let x = [...problem.start];
  let ending = { reason: 'steps', step: steps, message: { key: 'end.steps', english: `ran all ${steps} steps`, arguments: [] } };
  let lr = NaN;
  for (let t = 0; t <= steps; t++) {
    const loss = f(x);
    const g = gradient(f, x);
    if (!Number.isFinite(loss) || !g.every(Number.isFinite)) {
      const english = `diverged at step ${t}: the loss overflowed`;
      ending = { reason: 'diverged', step: t, message: { key: 'end.diverged', english, arguments: [t] } };
      break;
    }
    rows.push([t, loss, Math.hypot(...g), lr, t, ...x]);
    const { learningRate, type } = schedule;
    lr = type === 'cosine' ? (learningRate * (1 + Math.cos((Math.PI * t) / steps))) / 2 : learningRate;
    const change = rules[optimizer.type](optimizer, state, g, lr, t + 1);
    x = x.map((value, i) => value + change[i]);
  }
  const columns = ['step', 'loss', 'gradient_norm', 'learning_rate', 'gradient_evaluations', ...problem.variables];
  const word = { sgd: 'zigzags', momentum: 'overshoots', adagrad: 'stalls', adam: 'arrives' }[optimizer.type];
  const verdict = { key: `verdict.${word}`, english: word, arguments: [] };
  return { header: { name, type: optimizer.type, rows: rows.length, columns, ending, verdict }, rows };
}

function frame(header, numbers) {
  let text = JSON.stringify(header);
  while ((4 + Buffer.byteLength(text)) % 8) text += ' ';
  const head = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, Buffer.from(Float64Array.from(numbers).buffer)]);
}

const say = (english, key = '') => ({ key, english, arguments: [] });

export function race(experiment) {
  const { problem, steps } = experiment;
  const runs = experiment.runs.map((one) => run(problem, steps, one));
  const numbers = runs.flatMap(({ header, rows }) => header.columns.flatMap((_, c) => rows.map((row) => row[c])));
  const { a, b } = problem.parameters ?? {};
  const ravine = problem.expression === 'a*x^2 + b*y^2';
  const minima = ravine ? [{ point: [0, 0], loss: 0 }] : [];
  const ratio = Math.round(b / a);
  const facts = { conditionNumber: ratio, criticalPoint: null, minima, message: ravine ? say(`Condition number ${ratio}, a minimum at (0, 0)`) : null };
  const caption = { what: say(`The valley is ${ratio} times steeper across than along: SGD zigzags.`), hint: say('Try its rate above 0.02.') };
  return frame({ variables: problem.variables, runs: runs.map(({ header }) => header), facts, caption: ravine ? caption : null }, numbers);
}

export function grid({ problem, domain, axes, columns, rows }) {
  const f = functionOf(problem);
  const at = ([low, high], i, n) => (n > 1 ? low + ((high - low) * i) / (n - 1) : low);
  const numbers = [];
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const x = [...problem.start];
      x[axes[0]] = at(domain[0], i, columns);
      if (axes.length > 1) x[axes[1]] = at(domain[1], j, rows);
      numbers.push(f(x));
    }
  }
  return frame({ columns, rows }, numbers);
}

export function mockServer() {
  return {
    name: 'mock-server',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const answer = { '/api/race': race, '/api/grid': grid }[request.url];
        if (!answer) return next();
        const parts = [];
        request.on('data', (part) => parts.push(part));
        request.on('end', () => {
          try {
            const body = answer(JSON.parse(Buffer.concat(parts).toString()));
            response.setHeader('Content-Type', 'application/octet-stream');
            response.end(body);
          } catch (error) {
            response.statusCode = 400;
            response.end(JSON.stringify({ error: String(error.message), key: '', arguments: [] }));
          }
        });
      });
    },
  };
}
