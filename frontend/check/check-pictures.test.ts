import { expect, test } from 'vitest';
import type { Colours } from './error-map-drawing';
import type { Look } from '../draw/look';
import { layerMaps, type Report } from '../wire/answer/gradient-check';
import { errorsPicture } from './check-pictures';

const message = (english: string) => ({ key: '', english, arguments: [] });
const compared = (index: number, relativeError: number | null) => ({
  index,
  name: message(`p${index}`),
  analytic: 0.5,
  numeric: null,
  relativeError,
  note: null,
  counts: true,
  reason: message('why, so'),
  kink: null,
});
const report = {
  message: message('wrong'),
  groups: [
    { name: message('w'), begin: 0, end: 4, columns: 2 },
    { name: message('b'), begin: 4, end: 6, columns: 1 },
  ],
  parameters: [compared(3, 0.25), compared(4, null)],
} as unknown as Report;
const look = { size: 1, ink: 'black', font: 'serif' } as Look;
const words = { say: (key: string) => key, tell: (said: { english: string } | null | undefined) => said?.english ?? '' };

/** What is called on the context, and with which words. */
function recorder(): { context: CanvasRenderingContext2D; texts: string[]; filled: number } {
  const record = { context: null as unknown as CanvasRenderingContext2D, texts: [] as string[], filled: 0 };
  record.context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name) => (first: unknown) => {
      if (name === 'fillText') record.texts.push(String(first));
      if (name === 'fillRect') record.filled++;
    },
    set: () => true,
  });
  return record;
}

test('the errors of all layers travel with their names, the legend and every comparison', () => {
  const picture = errorsPicture(report, layerMaps(report), ['Layer 1'], {} as Colours, look, words);
  const record = recorder();
  picture.paint(record.context);
  expect(record.texts[0]).toBe('Layer 1');
  expect(record.texts.slice(1)).toEqual(['good', 'fine', 'uneasy', 'wrong', 'kink'].map((level) => `lab.check.level.${level}`));
  expect(record.filled).toBe(2 * 3 + 5);
  expect(picture.size.height).toBe(24 + 2 * 22 + 12 + 5 * 24);
  expect(picture.numbers()).toMatchObject({
    columns: ['parameter', 'analytic', 'numeric', 'relative', 'note'].map((column) => `lab.check.${column}`),
    rows: [
      ['p3', 0.5, null, 0.25, 'why, so'],
      ['p4', 0.5, null, null, 'why, so'],
    ],
  });
});
