/** A race as CSV, as the command "trace" writes it: the same columns and the same texts of numbers. */
import { quoted } from '../../draw/picture';
import { column, type Race } from '../../wire/frame';

const MEASURES = ['step', 'loss', 'gradient_norm', 'learning_rate', 'function_evaluations', 'gradient_evaluations'];
const COUNTS = new Set(['step', 'function_evaluations', 'gradient_evaluations']);

export function traceCsv(race: Race, shown: (index: number) => boolean): string {
  const names = [...MEASURES, ...race.variables];
  const lines = [['run', ...names].map(quoted).join(',')];
  race.runs.forEach((run, index) => {
    if (!shown(index)) return;
    const columns = names.map((name) => ({ count: COUNTS.has(name), values: column(run, name) }));
    const name = quoted(run.name);
    for (let row = 0; row < run.rows; row++) {
      lines.push(`${name},${columns.map(({ count, values }) => text(values[row], count)).join(',')}`);
    }
  });
  return `${lines.join('\n')}\n`;
}

function text(value: number | undefined, count: boolean): string {
  if (value === undefined || Number.isNaN(value)) return '';
  return count ? String(value) : javaText(value);
}

/** A number as Java's Double.toString writes it: the shortest digits, at least two, with a point. */
export function javaText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const shortest = value.toExponential();
  const [mantissa, power] = (shortest.includes('.') ? shortest : value.toExponential(1)).split('e');
  const exponent = Number(power);
  if (exponent < -3 || exponent >= 7) return `${mantissa}E${exponent}`;
  const [sign, digits] = mantissa.startsWith('-') ? ['-', mantissa.slice(1)] : ['', mantissa];
  const plain = digits.replace('.', '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${trimmed(plain, 1)}`;
  const whole = plain.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${trimmed(plain.slice(exponent + 1), 1) || '0'}`;
}

/** Without zeros at the end, but for the first digits. */
function trimmed(digits: string, least: number): string {
  return digits.slice(0, least) + digits.slice(least).replace(/0+$/, '');
}
