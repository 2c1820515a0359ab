// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../descent';
import { answeredLessons } from './answered';
import type { RaceStage } from '../functions/stage';
import type { DescentQuestion } from './question';

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 20));
const stage = (): RaceStage => document.querySelector('descent-stage')!;
const element = (): DescentQuestion => document.querySelector('descent-question')!;
const choices = (): HTMLButtonElement[] => [...element().shadowRoot!.querySelectorAll<HTMLButtonElement>('[role=radio]')];
const press = (key: string, target: EventTarget = document.body): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));

beforeEach(async () => {
  localStorage.clear();
  document.body.innerHTML = '<descent-stage><descent-question></descent-question><input class="field"></descent-stage>';
  stage().texts = JSON.stringify({
    'lab.question.right': 'Right.',
    'lab.question.wrong': 'Wrong: {0}.',
    'lab.question.shown': 'It is {0}.',
  });
  element().lesson = 'zigzag';
  stage().question = JSON.stringify({ text: 'Which <i>one</i>?', choices: ['a', 'b', '<b>c</b>'], answer: 2, explanation: 'Because.' });
  await settled();
});

afterEach(() => {
  document.body.innerHTML = '';
});

test('a number picks, wherever the focus is, and the lesson is remembered', async () => {
  press('3');
  await settled();
  expect(choices().map((choice) => choice.getAttribute('aria-checked'))).toEqual(['false', 'false', 'true']);
  expect(element().shadowRoot!.querySelector('.answer')!.textContent).toContain('Right. Because.');
  expect(answeredLessons().has('zigzag')).toBe(true);
});

test('who types a number picks nothing, and there is no fourth choice', async () => {
  press('1', document.querySelector('.field')!);
  press('4');
  await settled();
  expect(stage().asking.open).toBe(true);
});

test('a text from a stranger is text', () => {
  expect(element().shadowRoot!.querySelector('i, b:not(.yes, .no)')).toBeNull();
  expect(choices()[2].textContent).toContain('<b>c</b>');
});

test('arrows go from choice to choice and pick nothing', () => {
  choices()[0].focus();
  press('ArrowRight', choices()[0]);
  expect(element().shadowRoot!.activeElement).toBe(choices()[1]);
  press('ArrowLeft', choices()[0]);
  expect(element().shadowRoot!.activeElement).toBe(choices()[2]);
  expect(stage().asking.open).toBe(true);
});

test('a wrong choice is told so, and a question that is skipped was not answered', async () => {
  choices()[0].click();
  await settled();
  expect(element().shadowRoot!.querySelector('.answer')!.textContent).toContain('Wrong: <b>c</b>.');
  stage().question = JSON.stringify({ text: 'Again?', choices: ['yes', 'no'], answer: 0, explanation: '' });
  localStorage.clear();
  await settled();
  element().shadowRoot!.querySelector<HTMLButtonElement>('.skip')!.click();
  await settled();
  expect(element().shadowRoot!.querySelector('.answer')!.textContent).toContain('It is yes.');
  expect(answeredLessons().size).toBe(0);
});

test('who would play before the answer is led to the question', async () => {
  const timeline = document.createElement('descent-timeline');
  stage().append(timeline);
  await settled();
  press(' ');
  expect(element().shadowRoot!.activeElement?.id).toBe('text');
  press(' ', element().shadowRoot!.activeElement!);
  expect(stage().asking.open).toBe(true);
  expect(stage().store.playing).toBe(false);
});

test('without a question nothing is there', async () => {
  stage().question = '';
  await settled();
  expect(element().hidden).toBe(true);
});

const ask = async (question: object): Promise<void> => {
  stage().texts = JSON.stringify({
    'lab.question.told': 'You say {0}.',
    'lab.question.right': 'Right.',
    'lab.question.wrong': 'Wrong: {0}.',
    'lab.question.shown': 'It is {0}.',
    'lab.question.hidden': 'Hidden.',
    'lab.slider.notNumber': 'Type a number.',
  });
  stage().question = JSON.stringify(question);
  await settled();
};
const submit = async (...typed: string[]): Promise<void> => {
  const form = element().shadowRoot!.querySelector('form')!;
  form.querySelectorAll('input').forEach((field, i) => (field.value = typed[i]));
  form.requestSubmit();
  await settled();
};
const said = (): string => element().shadowRoot!.querySelector('.answer')!.textContent.trim();

test('an opinion is neither right nor wrong', async () => {
  await ask({ text: 'Which do you like?', choices: ['a', 'b'], explanation: 'As you like.' });
  press('2');
  await settled();
  expect(said()).toBe('You say b. As you like.');
  expect(element().shadowRoot!.querySelector('.right, .wrong, .yes, .no')).toBeNull();
  expect(choices()[1].className).toBe('pill picked');
});

test('a number is typed, and what is none is told at its field', async () => {
  await ask({ text: 'How much?', asks: 'number', explanation: 'It is 3.' });
  await submit('a lot');
  expect(element().shadowRoot!.querySelector('[role=alert]')!.textContent).toBe('Type a number.');
  expect(stage().asking.open).toBe(true);
  await submit('1e-3');
  expect(said()).toBe('You say 0.001. It is 3.');
  expect(stage().asking.placeOn(['x', 'y'])).toBeNull();
});

test('a place is pointed at or typed, and stays on the map after the answer', async () => {
  await ask({ text: 'Where?', asks: 'place', explanation: '' });
  stage().asking.setAxes(['x', 'y']);
  stage().asking.point([1, Infinity]);
  expect(stage().asking.placeOn(['x', 'y'])).toBeNull();
  stage().asking.point([1, -2]);
  await settled();
  expect([...element().shadowRoot!.querySelectorAll('input')].map(({ value }) => value)).toEqual(['1', '-2']);
  expect(stage().asking.open).toBe(true);
  await submit('1', '-2.5');
  expect(said()).toBe('You say (1, −2.5).');
  expect(stage().asking.placeOn(['x', 'y'])).toEqual([1, -2.5]);
  expect(stage().asking.placeOn(['x', 'z'])).toBeNull();
  stage().asking.point([0, 0]);
  expect(stage().asking.placeOn(['x', 'y'])).toEqual([1, -2.5]);
});

const told = async (question: object, ...typed: string[]): Promise<string> => {
  await ask(question);
  stage().asking.setAxes(['x', 'y']);
  await settled();
  if (typed.length > 0) await submit(...typed);
  else element().shadowRoot!.querySelector<HTMLElement>('.skip')!.click();
  await settled();
  return said().replace(/\s+/g, ' ');
};

test('what is right is told of a number and of a place, and whether a number is within its tolerance', async () => {
  const number = { text: 'How much?', asks: 'number', answer: 0.3, tolerance: 0.1, explanation: '' };
  expect(await told(number, '0.4')).toBe('You say 0.4. Right. It is 0.3.');
  expect(await told(number, '0.5')).toBe('You say 0.5. Wrong: 0.3.');
  expect(await told(number)).toBe('It is 0.3.');
  expect(await told({ ...number, tolerance: undefined }, '0.5')).toBe('You say 0.5. It is 0.3.');
  const place = { text: 'Where?', asks: 'place', answer: [0, -1], tolerance: 1, explanation: '' };
  expect(await told(place, '0', '-1')).toBe('You say (0, \u22121). It is (0, \u22121).');
});
