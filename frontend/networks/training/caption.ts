/** What can be said of networks in one sentence: what happened, and what to try next. Keys of texts, not the texts. */
import { columnOf, lineOf, type Training } from '../../wire/training';
import { format } from '../../draw/axes/number';

export interface NetworkCaption {
  what: string;
  values: string[];
  hint: string;
}

/** A gap in accuracy from which a network is said to overfit, and a difference between networks that is worth words. */
const OVERFITS = 0.08;
const DIFFERS = 0.02;

interface Standing {
  name: string;
  train: number;
  validation: number;
}

export function captionOf(training: Training | null, shown: (run: number) => boolean): NetworkCaption | null {
  if (!training) return null;
  const runs = training.runs.filter((_, index) => shown(index));
  const diverged = runs.find((run) => run.ending?.reason === 'diverged');
  if (diverged) {
    return { what: 'lab.lesson.diverged', values: [diverged.name, String(diverged.ending!.step)], hint: 'lab.lesson.divergedHint' };
  }
  if (runs.length === 0 || runs.some((run) => run.ending === null)) {
    return { what: 'lab.lesson.training', values: [], hint: 'lab.lesson.trainingHint' };
  }
  const measure = training.data.classes.length > 0 ? 'accuracy' : 'loss';
  const standings = runs.map((run): Standing => {
    const line = lineOf(run);
    const last = (name: string): number => columnOf(line, `${name}_${measure}`).at(-1) ?? NaN;
    return { name: run.name, train: last('train'), validation: last('validation') };
  });
  if (standings.some(({ validation }) => Number.isNaN(validation))) {
    return { what: 'lab.lesson.unchecked', values: [], hint: 'lab.lesson.uncheckedHint' };
  }
  return measure === 'accuracy' ? ofClasses(standings) : ofValues(standings);
}

function ofClasses(standings: Standing[]): NetworkCaption {
  const percent = (share: number): string => `${format(100 * share, 3)} %`;
  const best = standings.reduce((a, b) => (b.validation > a.validation ? b : a));
  const overfitted = standings.reduce((a, b) => (b.train - b.validation > a.train - a.validation ? b : a));
  const overfits = overfitted.train - overfitted.validation > OVERFITS;
  if (overfits && overfitted !== best && best.validation - overfitted.validation > DIFFERS) {
    const values = [overfitted.name, percent(overfitted.train), percent(overfitted.validation), best.name, percent(best.validation)];
    return { what: 'lab.lesson.overfits', values, hint: 'lab.lesson.overfitsHint' };
  }
  if (overfits) {
    const values = [overfitted.name, percent(overfitted.train), percent(overfitted.validation)];
    return { what: 'lab.lesson.byHeart', values, hint: 'lab.lesson.byHeartHint' };
  }
  return { what: 'lab.lesson.best', values: [best.name, percent(best.validation)], hint: 'lab.lesson.bestHint' };
}

function ofValues(standings: Standing[]): NetworkCaption {
  const best = standings.reduce((a, b) => (b.validation < a.validation ? b : a));
  return { what: 'lab.lesson.lowest', values: [best.name, format(best.validation, 3)], hint: 'lab.lesson.lowestHint' };
}
