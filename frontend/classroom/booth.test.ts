// @vitest-environment happy-dom
import { render } from 'lit';
import { expect, test, vi } from 'vitest';
import type { ClassQuestion } from '../wire/classroom/question';
import { Booth, otherSign, typedNumber } from './booth';

const speak = (key: string): string => key;

function stand(question: ClassQuestion, axes: string[] = []) {
  const page = document.createElement('div');
  const vote = vi.fn();
  const booth: Booth = new Booth(() => render(booth.render(question, axes), page), vote, speak);
  render(booth.render(question, axes), page);
  const type = (at: number, text: string): void => {
    const field = page.querySelectorAll<HTMLInputElement>('input:not([type])')[at];
    field.value = text;
    field.dispatchEvent(new Event('input'));
  };
  const submit = (): void => void page.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  return { page, booth, vote, type, submit };
}

test('numbers are taken as they are typed anywhere', () => {
  expect(['0.05', '0,05', '０．０５', '−2', '+3', '1e-3', ' 7 '].map(typedNumber)).toEqual([0.05, 0.05, 0.05, -2, 3, 0.001, 7]);
  expect(['', 'abc', '1,2,3', '1.2,3', '1e999', 'Infinity'].map(typedNumber)).toEqual([null, null, null, null, null, null]);
  expect([otherSign('5'), otherSign('-5'), otherSign('−5'), otherSign('')]).toEqual(['-5', '5', '5', '-']);
});

test('a number is voted for when it is one, and what is none is said to be none', () => {
  const { page, vote, type, submit } = stand({ text: '?', asks: 'number' });
  submit();
  expect(vote).not.toHaveBeenCalled();
  expect(page.querySelector('[role=alert]')!.textContent).toBe('classroom.typed.bad');
  expect(page.querySelector('input')!.getAttribute('aria-invalid')).toBe('true');
  type(0, '0,5');
  page.querySelector<HTMLButtonElement>('.sign')!.click();
  submit();
  expect(vote).toHaveBeenCalledExactlyOnceWith(-0.5);
  expect(page.querySelector('[role=alert]')!.textContent).toBe('');
  expect(page.querySelector('input[type=range]')).toBeNull();
});

test('within a range a number is dragged too, over decades by their powers of ten, and stays within', () => {
  const { page, vote, submit } = stand({ text: '?', asks: 'number', range: [0.0001, 10] });
  const slider = page.querySelector<HTMLInputElement>('input[type=range]')!;
  const drag = (to: string): void => {
    slider.value = to;
    slider.dispatchEvent(new Event('input'));
    submit();
  };
  ['0', '20', '100'].forEach(drag);
  expect(vote.mock.calls.flat()).toEqual([0.0001, 0.001, 10]);
  // No sign is asked of positive numbers.
  expect(page.querySelector('.sign')).toBeNull();
});

test('a place is typed, or pointed at and moved before it is voted for', () => {
  const { page, booth, vote, type, submit } = stand({ text: '?', asks: 'place' }, ['x', 'y']);
  type(0, '1,5');
  submit();
  expect(vote).not.toHaveBeenCalled();
  type(1, '-2');
  submit();
  expect(vote).toHaveBeenLastCalledWith([1.5, -2]);
  booth.point([0.25, 0.5], false);
  expect(vote).toHaveBeenCalledTimes(1);
  expect(booth.pointed).toEqual([0.25, 0.5]);
  expect([...page.querySelectorAll('input')].map(({ value }) => value)).toEqual(['0.25', '0.5']);
  booth.point([0.25, 0.75], true);
  expect(vote).toHaveBeenLastCalledWith([0.25, 0.75]);
  booth.clear(false);
  expect(booth.pointed).toBeNull();
});

test('what was typed is kept when the class votes again before it is given as the answer, and goes with its question', () => {
  const { booth, type, submit } = stand({ text: '?', asks: 'number' });
  type(0, '0.02');
  booth.clear(false);
  expect(booth.pointed).toEqual([0.02]);
  submit();
  booth.clear(false);
  expect(booth.pointed).toBeNull();
  type(0, '0.03');
  booth.clear(true);
  expect(booth.pointed).toBeNull();
});

test('a place on the graph of a function of one variable is a list too', () => {
  const { vote, type, submit } = stand({ text: '?', asks: 'place' }, ['x']);
  type(0, '3');
  submit();
  expect(vote).toHaveBeenCalledExactlyOnceWith([3]);
});
