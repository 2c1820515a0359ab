// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../descent';
import '../networks/lab';
import type { TrainingStage } from '../networks/stage';
import { isTable } from './experiment-file';

const texts = { 'lab.file.download': 'Download as JSON', 'lab.file.program.title': 'With {0}', 'lab.file.keep': 'Download' };
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 20));
const menu = (): ShadowRoot => document.querySelector('descent-experiment-file')!.shadowRoot!;
const press = async (selector: string): Promise<void> => {
  menu().querySelector<HTMLButtonElement>(selector)!.click();
  await settled();
};

let asked: string[] = [];
let answers: ((program: string) => void)[] = [];

beforeEach(async () => {
  asked = [];
  answers = [];
  vi.stubGlobal('fetch', (url: URL) => {
    asked.push(`${url.pathname}${url.search}`);
    return new Promise((done) => answers.push((program) => done(new Response(program))));
  });
  // The header stands before the stage in the page.
  document.body.innerHTML = '<descent-experiment-file label="File"></descent-experiment-file><descent-training></descent-training>';
  const stage = document.querySelector<TrainingStage>('descent-training')!;
  stage.texts = JSON.stringify(texts);
  stage.experiment = JSON.stringify({ problem: { type: 'network', layers: [] }, steps: 10, seed: 1, runs: [{ name: 'Plain' }] });
  await settled();
});

afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

test('the menu offers the experiment as JSON and as a program of each framework', async () => {
  expect(menu().querySelector('.card')).toBeNull();
  await press('.options');
  expect(menu().querySelector('.download')!.textContent).toBe('Download as JSON');
  expect([...menu().querySelectorAll('[data-framework]')].map((button) => button.textContent)).toEqual(['PyTorch', 'Keras', 'Optax']);
});

test('a program is shown as text, whatever it holds', async () => {
  await press('.options');
  await press('[data-framework=pytorch]');
  expect(asked.at(-1)).toContain('/api/code?framework=pytorch');
  answers.at(-1)!('x = "<b>1</b>"');
  await settled();
  expect(menu().querySelector('pre')!.textContent).toBe('x = "<b>1</b>"');
  expect(menu().querySelector('h2')!.textContent).toBe('With PyTorch');
});

test('only the program that was asked for last is shown', async () => {
  await press('.options');
  await press('[data-framework=pytorch]');
  const slow = answers.at(-1)!;
  await press('[data-framework=keras]');
  answers.at(-1)!('import keras');
  slow('import torch');
  await settled();
  expect(menu().querySelector('pre')!.textContent).toBe('import keras');
});

test('what does not begin as an experiment, and is not called one, is a table', () => {
  expect(isTable('iris.csv', '5.1,3.5,setosa')).toBe(true);
  expect(isTable('iris.txt', 'a\tb\n1\t2')).toBe(true);
  expect(isTable('iris.csv', '')).toBe(true);
  expect(isTable('ravine.json', '[1]')).toBe(false);
  expect(isTable('ravine.txt', '\ufeff {"problem": {}}')).toBe(false);
});

const pick = async (name: string, text: string): Promise<void> => {
  const field = menu().querySelector('input')!;
  Object.defineProperty(field, 'files', { configurable: true, value: [new File([text], name)] });
  field.dispatchEvent(new Event('change'));
  await settled();
};

test('a table that is opened is read as the data of the network', async () => {
  const data = document.createElement('descent-data');
  document.querySelector('descent-training')!.append(data);
  const read: string[] = [];
  data.addEventListener('descent-csv', (event) => read.push(atob((event as CustomEvent<{ bytes: string }>).detail.bytes)));
  Object.assign(data, { longest: 1000 });
  await press('.options');
  await pick('points.csv', 'x,y,label\n1,2,a');
  expect(read).toEqual(['x,y,label\n1,2,a']);
  expect(menu().querySelector('.card')).toBeNull();
});

test('where no network learns, a table is called one and waits for a click', async () => {
  await press('.options');
  await pick('points.csv', 'x,y,label\n1,2,a');
  const open = menu().querySelector<HTMLButtonElement>('.table')!;
  open.click();
  const data = document.createElement('descent-data');
  const read: string[] = [];
  data.addEventListener('descent-csv', (event) => read.push(atob((event as CustomEvent<{ bytes: string }>).detail.bytes)));
  Object.assign(data, { longest: 1000 });
  document.querySelector('descent-training')!.append(data);
  await new Promise((done) => setTimeout(done, 120));
  expect(read).toHaveLength(1);
});
