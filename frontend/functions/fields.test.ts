// @vitest-environment happy-dom
/** The fields with which a visitor changes an experiment: sliders, and the editor of its function. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../descent';
import type { RaceStage } from './stage';
import type { DescentSlider } from '../lab/controls/slider';
import type { DescentExpression } from './expression';

const experiment = {
  problem: { type: 'function', expression: 'x^2', start: [1, 1], parameters: { a: 1 } },
  steps: 4,
  seed: 1,
  runs: [{ name: 'SGD', optimizer: { type: 'sgd' }, schedule: { type: 'constant', learningRate: 0.1 } }],
};

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status: 503 })));
  document.body.innerHTML = '<descent-stage><descent-slider></descent-slider><descent-expression></descent-expression></descent-stage>';
});

afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

const stage = (): RaceStage => document.querySelector('descent-stage')!;
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 30));

async function open(): Promise<void> {
  stage().texts = JSON.stringify({ 'lab.number.beyond': 'beyond' });
  stage().experiment = JSON.stringify(experiment);
  await settled();
}

describe('the slider', () => {
  let slider: DescentSlider;
  let edits: [string, number][];

  beforeEach(async () => {
    await open();
    slider = document.querySelector('descent-slider')!;
    Object.assign(slider, {
      label: 'rate',
      value: 0.01,
      min: 1e-4,
      max: 1,
      scale: 'log',
      path: '/runs/0/schedule/learningRate',
      least: 0,
      presets: '[0.1, 0.5]',
    });
    await slider.updateComplete;
    edits = [];
    for (const kind of ['preview', 'commit']) {
      stage().addEventListener(`descent-${kind}`, (event) => edits.push([kind, (event as CustomEvent<{ value: number }>).detail.value]));
    }
  });

  const part = <T extends HTMLElement>(selector: string): T => slider.shadowRoot!.querySelector<T>(selector)!;

  test('its buttons are named though the texts come late', async () => {
    stage().texts = '{}';
    slider.free = true;
    await slider.updateComplete;
    stage().texts = JSON.stringify({ 'lab.slider.play': 'Let {0} move back and forth', 'lab.slider.range': 'Range of {0}' });
    await settled();
    expect(part('#play').getAttribute('aria-label')).toBe('Let rate move back and forth');
    expect(part('#ends').getAttribute('aria-label')).toBe('Range of rate');
  });

  test('dragging previews, letting go commits', () => {
    part<HTMLInputElement>('[type=range]').value = '750';
    part('[type=range]').dispatchEvent(new Event('input'));
    part('[type=range]').dispatchEvent(new Event('change'));
    expect(edits).toEqual([
      ['preview', 0.1],
      ['commit', 0.1],
    ]);
    expect(stage().store.value('/runs/0/schedule/learningRate')).toBe(0.1);
  });

  test('a typed number is committed, nonsense is refused with a sentence', async () => {
    part<HTMLInputElement>('.field').value = '0.02';
    part('.field').dispatchEvent(new Event('change'));
    part<HTMLInputElement>('.field').value = 'much';
    part('.field').dispatchEvent(new Event('change'));
    await slider.updateComplete;
    expect(edits).toEqual([['commit', 0.02]]);
    expect(part('#problem').textContent.trim()).not.toBe('');
    expect(part('.field').getAttribute('aria-invalid')).toBe('true');
  });

  test('a wrong end of the track is marked itself, and is forgotten with its field', async () => {
    slider.free = true;
    await slider.updateComplete;
    part<HTMLButtonElement>('#ends').click();
    await slider.updateComplete;
    part<HTMLInputElement>('#max').value = '1e999';
    part('#max').dispatchEvent(new Event('change'));
    await slider.updateComplete;
    expect(['.field', '#min', '#max'].map((field) => part(field).getAttribute('aria-invalid'))).toEqual(['false', 'false', 'true']);
    part<HTMLButtonElement>('#ends').click();
    await slider.updateComplete;
    expect(part('#problem').textContent.trim()).toBe('');
  });

  test('the range of a free name is there again when its function is opened anew', async () => {
    localStorage.clear();
    const range = async (of: string, min: string): Promise<void> => {
      Object.assign(slider, { free: true, of });
      await slider.updateComplete;
      if (slider.shadowRoot!.querySelector('#min') === null) part<HTMLButtonElement>('#ends').click();
      await slider.updateComplete;
      part<HTMLInputElement>('#min').value = min;
      part('#min').dispatchEvent(new Event('change'));
      await slider.updateComplete;
    };
    await range('rate*x^2', '-5');
    const anew = document.createElement('descent-slider') as DescentSlider;
    Object.assign(anew, { label: 'rate', value: 0.01, min: 1e-4, max: 1, scale: 'log', free: true, of: 'rate*x^2' });
    document.body.append(anew);
    await anew.updateComplete;
    expect([anew.min, anew.max, anew.scale]).toEqual([-5, 1, 'linear']);
  });

  test('a number beyond the bounds is refused', async () => {
    part<HTMLInputElement>('.field').value = '-1';
    part('.field').dispatchEvent(new Event('change'));
    expect(edits).toEqual([]);
  });

  test('a chip is one click', () => {
    part<HTMLButtonElement>('.chips button:last-child').click();
    expect(edits).toEqual([['commit', 0.5]]);
  });
});

describe('the editor', () => {
  let editor: DescentExpression;
  let told: string[];

  beforeEach(async () => {
    await open();
    editor = document.querySelector('descent-expression')!;
    editor.value = 'a + sen(x)';
    editor.error = JSON.stringify({ message: 'There is no function sen.', position: 4, length: 3, suggestion: 'sin' });
    await editor.updateComplete;
    told = [];
    stage().addEventListener('descent-expression-input', (event) => told.push((event as CustomEvent<{ text: string }>).detail.text));
  });

  test('marks the mistake at its place and says it', () => {
    expect(editor.querySelector('mark')!.textContent).toBe('sen');
    expect(editor.querySelector('.expression-problem span')!.textContent).toBe('There is no function sen.');
    expect(editor.querySelector('textarea')!.getAttribute('aria-invalid')).toBe('true');
  });

  test('the button mends it', () => {
    editor.querySelector('button')!.click();
    expect(told).toEqual(['a + sin(x)']);
    expect(editor.querySelector('textarea')!.value).toBe('a + sin(x)');
  });

  test('a text that programs read in two ways has a button for each', async () => {
    editor.value = 'log(2, x)';
    const [mended, other] = ['log(x)/log(2)', 'log(2)/log(x)'];
    editor.error = JSON.stringify({ message: 'log takes 1 argument.', position: 0, length: 9, suggestion: null, mended, others: [other] });
    await editor.updateComplete;
    expect(editor.querySelectorAll('button')).toHaveLength(2);
    editor.querySelectorAll('button')[1].click();
    expect(told).toEqual([other]);
  });

  test('typing is told once it pauses', async () => {
    const area = editor.querySelector('textarea')!;
    for (const text of ['x', 'x*', 'x*y']) {
      area.value = text;
      area.dispatchEvent(new Event('input'));
    }
    expect(told).toEqual([]);
    await new Promise((done) => setTimeout(done, 120));
    expect(told).toEqual(['x*y']);
  });
});
