// @vitest-environment happy-dom
import { render } from 'lit';
import { expect, test, vi } from 'vitest';
import type { Dot } from '../../wire/classroom/socket';
import { pinBoard, Pinning } from '../pins';
import { pinned, snapshotFigures } from './snapshots';

const dots: Dot[] = [0.3, 0.1, 0.2].map((value) => ({ field: 'learningRate', value, loss: value, diverged: false, pseudonym: 'Jade Fox' }));
const caption = ({ value }: Dot): string => `rate ${String(value)}`;

test('what is pinned stands in the order of the teacher, without names', () => {
  const place = document.createElement('div');
  render(snapshotFigures(pinned(dots, [2, 0, 7], caption)), place);
  expect([...place.querySelectorAll('figcaption')].map((each) => each.textContent)).toEqual(['1 rate 0.2', '2 rate 0.3']);
  expect([...place.querySelectorAll('canvas')].map((each) => each.getAttribute('aria-label'))).toEqual(['rate 0.2', 'rate 0.3']);
  expect(place.innerHTML).not.toContain('Jade');
});

test('the desk pins, orders and takes away; the smallest loss is offered first', () => {
  const place = document.createElement('div');
  const pin = vi.fn();
  render(
    pinBoard(dots, [2, 0], pin, caption, (key) => key),
    place,
  );
  expect(place.innerHTML).not.toContain('Jade');
  const offered = [...place.querySelectorAll<HTMLButtonElement>('ul button')];
  expect(offered.map((each) => each.textContent)).toEqual(['rate 0.1', 'rate 0.2', 'rate 0.3']);
  offered[0].click();
  expect(pin).toHaveBeenLastCalledWith([2, 0, 1]);
  const [down, remove] = place.querySelectorAll<HTMLButtonElement>('ol button');
  down.click();
  expect(pin).toHaveBeenLastCalledWith([0, 2]);
  remove.click();
  expect(pin).toHaveBeenLastCalledWith([0]);
});

test('a second pin before the class has the first one takes nothing away', () => {
  const pinning = new Pinning();
  expect(pinning.of([4], 0)).toEqual([4]);
  pinning.ask([4, 1], 0);
  pinning.ask([...pinning.of([4], 50), 2], 50);
  expect(pinning.of([4, 1], 100)).toEqual([4, 1, 2]);
  expect(pinning.of([4, 1, 2], 200)).toEqual([4, 1, 2]);
  // Another desk takes one away.
  expect(pinning.of([4, 1], 300)).toEqual([4, 1]);
  // What the class does not take is not shown for long.
  pinning.ask([9], 400);
  expect(pinning.of([4, 1], 3000)).toEqual([4, 1]);
});
