/** Numbers with as many digits as mean something, and a true minus sign. */

const MINUS = '\u2212';

/** Short and faithful: up to the given significant digits, powers of ten outside 1e-3 … 1e6, no trailing zeros. */
export function format(value: number, digits = 4): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text = size < 1e-3 || size >= 1e6 ? trimExponent(value.toExponential(digits - 1)) : trim(value.toPrecision(digits));
  return text.replaceAll('-', MINUS);
}

/** A coordinate, rounded to what a pixel can tell. */
export function formatAt(value: number, resolution: number): string {
  return format(roundTo(value, resolution), 6);
}

export function formatPoint(point: readonly number[], resolution: readonly number[] = []): string {
  return `(${point.map((value, i) => (resolution[i] ? formatAt(value, resolution[i]) : format(value))).join(', ')})`;
}

/** What the text of a number field means; null when it is not a number. Accepts the minus sign that format writes. */
export function parse(text: string): number | null {
  const plain = text.trim().replaceAll(MINUS, '-').replace(/^\+/, '');
  if (!/^-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** The nearest multiple of the power of ten at or below the resolution, without the dust of binary fractions. */
export function roundTo(value: number, resolution: number): number {
  if (!(resolution > 0) || !Number.isFinite(value)) return value;
  const decimals = Math.max(0, Math.min(15, -Math.floor(Math.log10(resolution) + 1e-9)));
  const unit = 10 ** Math.floor(Math.log10(resolution) + 1e-9);
  const rounded = decimals > 0 ? Number(value.toFixed(decimals)) : Math.round(value / unit) * unit;
  return rounded === 0 ? 0 : rounded;
}

/** Rounded to significant digits. */
export function significant(value: number, digits: number): number {
  return value === 0 || !Number.isFinite(value) ? value : Number(value.toPrecision(digits));
}

function trim(text: string): string {
  if (text.includes('e')) return String(Number(text));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function trimExponent(text: string): string {
  const [mantissa, exponent] = text.split('e');
  return `${trim(mantissa)}e${Number(exponent)}`;
}
