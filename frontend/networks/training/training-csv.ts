/** A training as CSV, as the command "trace" writes it: the same columns and the same texts of numbers. */
import { quoted } from '../../draw/picture';
import { javaText } from '../../functions/race/trace-csv';
import { columnOf, type Training } from '../../wire/training';

const MEASURES = ['step', 'epoch', 'train_loss', 'train_accuracy', 'validation_loss', 'validation_accuracy', 'learning_rate'];

export function trainingCsv(training: Training, shown: (run: number) => boolean): string {
  const lines = [['run', 'member', ...MEASURES].join(',')];
  training.runs.forEach((run, index) => {
    if (!shown(index)) return;
    for (const line of run.lines) {
      const columns = MEASURES.map((name) => columnOf(line, name));
      for (let row = 0; row < line.rows; row++) {
        const numbers = columns.map((values, i) => (i === 0 ? String(values[row]) : text(values[row])));
        lines.push([quoted(run.name), line.member, ...numbers].join(','));
      }
    }
  });
  return `${lines.join('\n')}\n`;
}

function text(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : javaText(value);
}
