import { expect, test } from 'vitest';
import { qrCode, qrPath } from './qr-code';

test('letters beyond ASCII take more room, and a text that is too long has no code', () => {
  expect(qrCode('a'.repeat(14))!).toHaveLength(21);
  expect(qrCode('谷'.repeat(5))!).toHaveLength(25);
  expect(qrCode('a'.repeat(412))!).toHaveLength(77);
  expect(qrCode('a'.repeat(413))).toBeNull();
});

test('its path draws every dark module once, behind the margin', () => {
  expect(qrPath([[true, true, false, true]])).toBe('M4 4h2v1h-2zM7 4h1v1h-1z');
});
