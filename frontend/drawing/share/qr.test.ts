import { describe, expect, test } from 'vitest';
import { qrCode, qrPath } from './qr';
/** Written by ZXing 3.5.3 with the mask that ours chooses; the mask is a matter of taste. */
import others from './qr-zxing.json';

const rows = (text: string): string =>
  qrCode(text)!
    .map((row) => row.reduce((bits, on) => bits * 2n + (on ? 1n : 0n), 0n).toString(36))
    .join(' ');

describe('a code is that of another program, module by module', () => {
  test.each(others)('$text', ({ text, rows: theirs }) => expect(rows(text)).toBe(theirs));
});

test('letters beyond ASCII take more room, and a text that is too long has no code', () => {
  expect(qrCode('a'.repeat(14))!).toHaveLength(21);
  expect(qrCode('谷'.repeat(5))!).toHaveLength(25);
  expect(qrCode('a'.repeat(412))!).toHaveLength(77);
  expect(qrCode('a'.repeat(413))).toBeNull();
});

test('its path draws every dark module once, behind the margin', () => {
  expect(qrPath([[true, true, false, true]])).toBe('M4 4h2v1h-2zM7 4h1v1h-1z');
});
