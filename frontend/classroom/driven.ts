import type { LabView } from '../wire/classroom/lab-view';
import type { ClassExperiment, ClassState } from '../wire/classroom/socket';

/** What two experiments have in common if they run alike. */
function runOf({ problem, steps, every, seed, stop, runs }: Record<string, unknown>): string {
  return JSON.stringify([problem, steps, every, seed, stop, runs]);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * What a desk says so that its class follows the teacher's lab: nothing where it does already. The question stays with
 * the class.
 *
 * @param hides whether a question hides what comes: then the step stays where the desk has it
 */
export function driven(view: LabView, state: ClassState, shown: ClassExperiment, hides: boolean): object[] {
  const said: object[] = [];
  if (runOf(view.experiment) !== runOf(shown)) said.push({ experiment: { ...view.experiment, question: shown.question } });
  const wanted: Partial<ClassState> = { speed: view.speed, highlight: view.highlight, frame: view.frame };
  if (!hides) Object.assign(wanted, { step: view.step, playing: view.playing });
  const news = Object.entries(wanted).filter(([name, value]) => !same(state[name as keyof ClassState], value));
  if (news.length > 0) said.push({ state: Object.fromEntries(news) });
  return said;
}
