// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../descent';
import './lab';
import type { Picture } from '../draw/picture';
import type { DataPicture, Line, RunPicture, Training, TrainingRun } from '../wire/training/training';
import type { DescentTimeline } from '../lab/controls/timeline';
import type { TrainingStage } from './stage';

function line(validation: number[]): Line {
  const of = (values: number[]): Float64Array => Float64Array.from(values);
  const columns = new Map([
    ['step', of(validation.map((_, i) => 10 * i))],
    ['epoch', of(validation.map((_, i) => i))],
    ['train_loss', of(validation.map((v) => 1 - v))],
    ['validation_loss', of(validation.map((v) => 1.1 - v))],
    ['train_accuracy', of(validation.map((v) => v + 0.1))],
    ['validation_accuracy', of(validation)],
    ['learning_rate', of(validation.map(() => 0.1))],
  ]);
  return { member: '', rows: validation.length, columns };
}

const steps = { reason: 'steps', step: 10, message: { key: '', english: 'done', arguments: [] } };
const run = (name: string, validation: number[], ending: TrainingRun['ending'] = steps): TrainingRun => ({
  name,
  type: 'sgd',
  lines: [line(validation)],
  step: 10,
  ending,
  snapshots: [],
  updatesPerEpoch: 10,
  parameters: 9,
  gradientEvaluations: 10,
});
const plane: DataPicture = {
  features: ['x1', 'x2'],
  classes: ['0', '1'],
  points: [Float64Array.of(0, 1, 2), Float64Array.of(0, 1, 2)],
  targets: Float64Array.of(0, 1, 1),
  training: Uint8Array.of(1, 1, 0),
  mislabelled: Uint8Array.of(0, 1, 0),
};
const pixels: DataPicture = {
  ...plane,
  features: Array.from({ length: 64 }, String),
  points: Array.from({ length: 64 }, () => Float64Array.of(0, 1, 2)),
};
const line1d: DataPicture = { ...plane, features: ['x'], classes: [], points: [Float64Array.of(0, 1, 2)] };

const texts = {
  'lab.networks.trueSaid': '{0} read as {1}, {2}% sure',
  'lab.networks.at': 'Update {0}, epoch {1}',
  'lab.units.off': '{0} of {1} in {2}.',
  'lab.units.distinct': '{0} masks.',
  'lab.units.elsewhere': 'Row {0} was in update {1}; this is row {2}.',
  'lab.units.never': 'Row {0} was in none; this is row {1}.',
  'lab.units.unit': 'Unit {0} of {1}.',
  'lab.units.layer': 'layer {0}',
  'lab.units.share': 'Off in {0}%.',
  'lab.units.inputWeights': 'Of {0} weights {1} from input {2}.',
  'lab.units.weights': 'Of {0} weights {1} from {2}.',
  'lab.verdict.diverged': 'diverged at step {0}',
  'lab.networks.seeds': 'Seeds',
  'lab.seeds.spread': '{0}: {1}, {2} to {3}, of {4}.',
};

beforeEach(() => {
  document.body.innerHTML = `<descent-training><descent-lesson></descent-lesson><descent-networks></descent-networks><descent-learning></descent-learning>
    <descent-data></descent-data><descent-score run="0"></descent-score><descent-score run="1"></descent-score></descent-training>`;
});

afterEach(() => {
  document.body.innerHTML = '';
});

const stage = (): TrainingStage => document.querySelector('descent-training')!;
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 30));

function inside(...path: string[]): Element {
  let element: Element = document.querySelector(path[0])!;
  for (const selector of path.slice(1)) element = element.shadowRoot!.querySelector(selector)!;
  return element;
}
const said = (...path: string[]): string =>
  inside(...path)
    .shadowRoot!.textContent.replace(/\s+/g, ' ')
    .trim();

async function show(data: DataPicture, ...runs: TrainingRun[]): Promise<void> {
  const layers = [{ units: 3, keepProbability: 0.5 }];
  stage().texts = JSON.stringify(texts);
  stage().experiment = JSON.stringify({
    problem: { type: 'network', layers },
    steps: 10,
    seed: 1,
    runs: runs.map(({ name }) => ({ name })),
  });
  const training: Training = { runs, data };
  stage().store.setTraining(training);
  await settled();
}

const looks = (): object => stage().store.wanted;

describe('the middle', () => {
  test('shows a decision map for each network, with what it gets right at the cursor', async () => {
    await show(plane, run('A', [0.5, 0.8]), run('B', [0.5, 0.86]));
    expect(said('descent-networks', 'descent-decisions')).toMatch(/A.*80%.*B.*86%/);
    expect(looks()).toMatchObject({ decision: true, confusion: false });
    stage().store.setCursor(0);
    await settled();
    expect(said('descent-networks', 'descent-decisions')).toMatch(/A.*50%.*B.*50%/);
  });

  test('taken out with an update to come, a decision map draws nothing and fails nowhere', async () => {
    await show(plane, run('A', [0.5]));
    const map = inside('descent-networks', 'descent-decisions') as HTMLElement & {
      requestUpdate(): void;
      updateComplete: Promise<boolean>;
    };
    map.remove();
    map.requestUpdate();
    await expect(map.updateComplete).resolves.toBe(true);
  });

  test('leaves out what is hidden', async () => {
    await show(plane, run('A', [0.5]), run('B', [0.5]));
    stage().store.setHidden([0]);
    await settled();
    expect(said('descent-networks', 'descent-decisions')).not.toMatch(/A/);
  });

  test('shows mistakes for digits, with what was true and what was said', async () => {
    await show(pixels, run('A', [0.5]));
    expect(looks()).toMatchObject({ decision: false, confusion: true, worst: true });
    const worst = [{ row: 4, target: 0, predicted: 1, probability: 0.97, pixels: new Float64Array(64) }];
    stage().store.setPictures([{ run: 0, member: '', step: 0, confusion: Uint32Array.of(1, 1, 0, 1), worst }]);
    await settled();
    expect(said('descent-networks', 'descent-mistakes')).toContain('0 read as 1, 97% sure');
  });

  test('shows a curve for a regression', async () => {
    await show(line1d, run('A', [NaN]));
    expect(inside('descent-networks', 'descent-fit')).toBeTruthy();
  });

  test('shows predicted over true values for a regression of several features', async () => {
    await show({ ...plane, classes: [] }, run('A', [NaN]));
    expect(looks()).toMatchObject({ confusion: true });
    stage().store.setPictures([
      { run: 0, member: '', step: 0, errors: { targets: Float64Array.of(1, 2), predicted: Float64Array.of(1.5, 2) } },
    ]);
    await settled();
    const plot = inside('descent-networks', 'descent-errors') as Element & { picture(): Picture };
    expect(plot.picture().table().rows).toEqual([
      ['A', '1', '1.5'],
      ['A', '2', '2'],
    ]);
  });

  test('shows units with their masks, and takes back its wishes when it goes', async () => {
    await show(plane, run('A', [0.5]));
    inside('descent-networks', 'button:nth-of-type(2)').dispatchEvent(new Event('click'));
    await settled();
    expect(looks()).toMatchObject({ decision: false, masks: 0, weights: true });
    const masks = {
      row: 0,
      batch: [0, 1],
      units: [Uint8Array.of(1, 0, 0)],
      droppedFraction: [Float64Array.of(0.5, 0.4, 0.6)],
      distinct: 7,
      more: false,
    };
    const picture: RunPicture = { run: 0, member: '', step: 0, masks, weights: [Float64Array.of(1, 2, 3, -4, 5, 6), new Float64Array(6)] };
    stage().store.setPictures([picture]);
    const units = inside('descent-networks', 'descent-units') as Element & { picture(): Picture };
    expect(units.picture().table().rows).toEqual([
      ['1', '1', '1', '0.5'],
      ['1', '2', '0', '0.4'],
      ['1', '3', '0', '0.6'],
    ]);
    const menu = inside('descent-networks', 'descent-picture-menu') as Element & { picture(): Picture };
    expect(menu.picture().kind).toBe('units');

    const notIn = async (lastUpdate: number): Promise<string> => {
      stage().store.setPictures([{ ...picture, masks: { ...masks, row: 1, asked: 0, lastUpdate } }]);
      await settled();
      return units.shadowRoot!.querySelector('.bar + .elsewhere')!.textContent.trim();
    };
    expect(await notIn(3)).toBe('Row 1 was in update 3; this is row 2. lab.units.goThere');
    expect(await notIn(-1)).toBe('Row 1 was in none; this is row 2.');
  });
});

describe('words', () => {
  test('what is kept of many seeds is in their panel before anybody trains them', async () => {
    await show(plane, run('A', [0.5, 0.8]), run('B', [0.5, 0.86]));
    const networks = document.querySelector('descent-networks')!;
    const early = [
      [0.7, 0.7, 0.7],
      [0.9, 0.9, 0.9],
    ];
    Object.assign(networks, { claim: JSON.stringify({ seed: 1, last: [[0.5, 0.6, 0.8], early[1]], early, validationLoss: early }) });
    [...networks.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent === 'Seeds')!.click();
    await settled();
    expect(said('descent-networks', 'descent-seeds')).toContain('A: 60%, 55% to 70%, of 3. B: 90%, 90% to 90%, of 3.');
    const seeds = inside('descent-networks', 'descent-seeds');
    const measures = [...seeds.shadowRoot!.querySelectorAll<HTMLButtonElement>('.measures button')];
    expect(measures.map(({ textContent }) => textContent)).toEqual(['lab.seeds.validationAccuracy', 'lab.seeds.validationLoss']);
    measures[1].click();
    await settled();
    expect(said('descent-networks', 'descent-seeds')).toContain('A: 0.7, 0.7 to 0.7, of 3. B: 0.9, 0.9 to 0.9, of 3.');
  });

  test('a score is the validation accuracy at the cursor, or that the run diverged', async () => {
    await show(plane, run('A', [0.5, 0.8]), run('B', [0.5, 0.6], { ...steps, reason: 'diverged', step: 17 }));
    const scores = [...document.querySelectorAll('descent-score')].map((score) => score.shadowRoot!.textContent.trim());
    expect(scores[0]).toBe('80%');
    expect(scores[1]).toContain('diverged at step 17');
  });

  test('a run at its end has a word, and a sentence for who asks', async () => {
    await show(plane, run('A', [0.5, 0.8]));
    const message = (english: string): { key: string; english: string; arguments: unknown[] } => ({ key: '', english, arguments: [] });
    stage().store.setTraining({
      ...stage().store.training!,
      judgements: [{ word: message('overfits'), text: message('It has learnt by heart.') }],
    });
    await settled();
    expect(said('descent-score')).toBe('overfits · 80%');
    expect(inside('descent-score', 'span').getAttribute('title')).toBe('It has learnt by heart.');
  });

  test('the sentence is what the server says of all runs', async () => {
    const caption = {
      run: 'B',
      what: { key: '', english: 'It only guesses.', arguments: [] },
      hint: { key: '', english: 'Try a smaller rate.', arguments: [] },
    };
    await show(plane, run('A', [0.5, 0.8]), run('B', [0.5, 0.86]));
    stage().store.setTraining({ ...stage().store.training!, caption });
    await settled();
    expect(said('descent-lesson')).toBe('B: It only guesses. Try a smaller rate.');
  });

  test('prepared words come first', async () => {
    Object.assign(document.querySelector('descent-lesson')!, { what: 'Look here.', hint: '' });
    await show(plane, run('A', [0.5, 0.8]));
    expect(said('descent-lesson')).toBe('Look here.');
  });
});

test('the button does not claim to train while there is no server', async () => {
  const timeline = document.createElement('descent-timeline') as DescentTimeline;
  stage().append(timeline);
  await show(plane, { ...run('A', [0.5, 0.8]), ending: null });
  const { store } = stage();
  // No more than a microtask: the socket of the stage finds no server here, and may say so at any time.
  const label = async (connected: boolean): Promise<string | null> => {
    store.setConnected(connected);
    await timeline.updateComplete;
    return timeline.shadowRoot!.querySelector('.play')!.getAttribute('aria-label');
  };
  store.setPlaying(true);
  store.setCursor(store.length);
  expect(await label(true)).toBe('lab.timeline.pause');
  expect(await label(false)).toBe('lab.timeline.waiting');
  expect(await label(true)).toBe('lab.timeline.pause');
});

describe('the learning curves', () => {
  test('tell train, validation and gap', async () => {
    await show(plane, run('A', [0.5, 0.8]));
    expect(said('descent-learning')).toMatch(/lab.networks.loss.*lab.networks.accuracy/);
    expect(inside('descent-learning', 'tbody tr').textContent).toContain('A');
  });

  test('list for many networks what each gets when stopped early', async () => {
    const learnt = [0.5, 0.9, 0.8];
    stage().texts = JSON.stringify({
      ...texts,
      'lab.networks.earlyAll': 'Early: {0}.',
      'lab.networks.earlyEach': '{0} {2} at {1}',
      'lab.networks.earlyBoth': '{0}, {1}',
    });
    const runs = ['A', 'B', 'C'].map((name) => ({ ...run(name, learnt), step: 20, ending: { ...steps, step: 20 } }));
    stage().store.setTraining({ runs, data: plane });
    await settled();
    expect(said('descent-learning')).toContain('Early: A 90% at 10, B 90% at 10, C 90% at 10.');
  });

  test('have no accuracy in a regression', async () => {
    await show(line1d, run('A', [NaN]));
    expect(said('descent-learning')).not.toContain('accuracy');
  });
});

describe('the data', () => {
  test('a file that is too long stays out', async () => {
    await show(plane, run('A', [0.5]));
    const element = document.querySelector<HTMLElement & { longest: number }>('descent-data')!;
    element.longest = 3;
    const heard: string[] = [];
    element.addEventListener('descent-csv', (event) => heard.push(atob((event as CustomEvent<{ bytes: string }>).detail.bytes)));
    const input = inside('descent-data', 'input[type=file]');
    const pick = async (text: string): Promise<void> => {
      Object.defineProperty(input, 'files', { value: [new File([text], 'a.csv')], configurable: true });
      Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
      input.dispatchEvent(new Event('change'));
      await settled();
    };
    await pick('a'.repeat(100));
    expect(heard).toEqual([]);
    expect(inside('descent-data', '.problem').textContent).toContain('lab.networks.tooLong');
    await pick('a,b');
    expect(heard).toEqual(['a,b']);
  });

  test('lines can be pasted', async () => {
    await show(plane, run('A', [0.5]));
    const heard: string[] = [];
    document
      .querySelector('descent-data')!
      .addEventListener('descent-csv', (event) => heard.push(atob((event as CustomEvent<{ bytes: string }>).detail.bytes)));
    inside('descent-data', 'button[aria-expanded]').dispatchEvent(new Event('click'));
    await settled();
    (inside('descent-data', 'textarea') as HTMLTextAreaElement).value = 'a,b\n1,x';
    inside('descent-data', '.paste button').dispatchEvent(new Event('click'));
    await settled();
    expect(heard).toEqual(['a,b\n1,x']);
  });

  test('classes to add are those of the data, and one more', async () => {
    await show(plane, run('A', [0.5]));
    inside('descent-data', 'button').dispatchEvent(new Event('click'));
    await settled();
    expect(document.querySelector('descent-data')!.shadowRoot!.querySelectorAll('input[type=radio]')).toHaveLength(3);
  });
});
