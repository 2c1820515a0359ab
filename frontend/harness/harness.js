/** Sets up the page as the server would. ?case=…&lang=zh&dark&play&step=120 choose what is shown. */
import '../styles/main.css';
import '../shell/appearance';
import '../descent';
import texts from './texts.json';

const wanted = new URLSearchParams(location.search);
const lang = wanted.get('lang') ?? 'en';
document.documentElement.lang = lang;
document.documentElement.classList.toggle('dark', wanted.has('dark'));

const run = (name, type, learningRate, schedule = 'constant') => ({ name, optimizer: { type }, schedule: { type: schedule, learningRate } });
const four = [run('SGD', 'sgd', 0.018), run('Momentum', 'momentum', 0.01), run('AdaGrad', 'adagrad', 0.1), run('Adam', 'adam', 0.1)];
const ravine = {
  type: 'function', expression: 'a*x^2 + b*y^2', variables: ['x', 'y'], parameters: { a: 0.5, b: 50 },
  start: [-4, 1], domain: [[-5, 5], [-2, 2]],
};
const eight = [...four, run('SGD slow', 'sgd', 0.005), run('Momentum 2', 'momentum', 0.003), run('AdaGrad 2', 'adagrad', 0.4), run('Adam 2', 'adam', 0.02)];
const cases = {
  first: { problem: ravine, steps: 200, runs: four },
  diverged: { problem: ravine, steps: 200, runs: [run('SGD', 'sgd', 0.0215), ...four.slice(1)] },
  eight: { problem: ravine, steps: 500, runs: eight },
  schedules: { problem: ravine, steps: 200, runs: [run('SGD', 'sgd', 0.018, 'cosine'), ...four.slice(1)] },
  one: {
    problem: { type: 'function', expression: 'x^4/4 - 2*x^2 + x/2', variables: ['x'], start: [-0.2], domain: [[-3.2, 3.2]] },
    steps: 60, runs: [run('SGD', 'sgd', 0.05), run('Momentum', 'momentum', 0.02), run('Adam', 'adam', 0.1)],
  },
  three: {
    problem: { type: 'function', expression: 'x^2 + 10*y^2 + 3*z^2 + x*z', variables: ['x', 'y', 'z'], start: [-2, 1, 1.5], domain: [[-3, 3], [-2, 2], [-2, 2]] },
    steps: 100, runs: four.slice(0, 2),
  },
  gaps: {
    problem: { type: 'function', expression: 'log(x*y) ^ 2 + x', variables: ['x', 'y'], start: [2, 3], domain: [[-4, 4], [-4, 4]] },
    steps: 100, runs: [run('SGD', 'sgd', 0.1), run('Adam', 'adam', 0.1)],
  },
  rosenbrock: {
    problem: { type: 'function', expression: '(1-x)^2 + 100*(y-x^2)^2', variables: ['x', 'y'], start: [-1.5, 2], domain: [[-2, 2], [-1, 3]] },
    steps: 1000, runs: [run('SGD', 'sgd', 0.001), run('Adam', 'adam', 0.05), run('Momentum', 'momentum', 0.0005)],
  },
};

const experiment = { version: 1, seed: 1, ...structuredClone(cases[wanted.get('case') ?? 'first']) };
const stage = document.querySelector('descent-stage');
stage.texts = JSON.stringify(texts[lang]);
stage.autoplay = wanted.has('play');
stage.experiment = JSON.stringify(experiment);
stage.addEventListener('descent-commit', ({ detail: { path, value } }) => {
  const keys = path.slice(1).split('/');
  const last = keys.pop();
  keys.reduce((node, key) => node[key], experiment)[last] = value;
  setTimeout(() => (stage.experiment = JSON.stringify(experiment)), 20);
});
if (wanted.has('step')) {
  const stand = () => stage.store.race ? stage.store.setCursor(Number(wanted.get('step'))) : setTimeout(stand, 20);
  stand();
}

const expression = document.querySelector('descent-expression');
expression.value = experiment.problem.expression;
expression.latex = 'f(x, y) = a\\,x^{2} + b\\,y^{2}';
if (wanted.has('error')) {
  expression.value = 'a*x^2 + b*sen(y)';
  expression.error = JSON.stringify({ message: 'There is no function sen.', position: 10, length: 3, suggestion: 'sin' });
}
expression.addEventListener('descent-expression-input', ({ detail }) => console.log('typed', detail.text));

const slider = (properties) => Object.assign(document.createElement('descent-slider'), properties);
for (const [name, value] of Object.entries(experiment.problem.parameters ?? {})) {
  const scale = { min: name === 'a' ? 0.1 : 1, max: name === 'a' ? 10 : 500, scale: 'log' };
  document.getElementById('sliders').append(slider({ label: name, symbol: true, value, path: `/problem/parameters/${name}`, ...scale }));
}
experiment.runs.forEach((one, index) => {
  const contender = document.createElement('details');
  contender.className = 'contender';
  contender.dataset.run = index;
  contender.innerHTML = `<summary><descent-swatch index="${index}"></descent-swatch><span class="contender-name">${one.name}
    <descent-verdict run="${index}"></descent-verdict></span><descent-value class="contender-rate" path="/runs/${index}/schedule/learningRate"></descent-value>
    <span class="contender-more">⋯</span></summary><div class="contender-body"></div>`;
  contender.querySelector('.contender-body').append(
    slider({ label: 'rate', value: one.schedule.learningRate, min: 1e-4, max: 1, scale: 'log', presets: '[0.001,0.0005,0.01,0.1]', path: `/runs/${index}/schedule/learningRate`, description: 'How far a step goes' }),
    slider({ label: 'momentum', value: 0.9, min: 0, max: 0.999, scale: 'complement', presets: '[0.5,0.9,0.99]', path: `/runs/${index}/optimizer/momentum`, least: 0, most: 0.9999 }),
  );
  if (wanted.has('open') && index === 1) contender.open = true;
  document.getElementById('contenders').append(contender);
});
if (wanted.has('gallery')) {
  const gallery = document.getElementById('gallery');
  gallery.hidden = false;
  for (const name of Object.keys(cases)) {
    const item = document.createElement('button');
    item.className = 'gallery-item';
    item.append(Object.assign(document.createElement('descent-thumbnail'), { problem: JSON.stringify(cases[name].problem) }), name);
    gallery.append(item);
  }
}
