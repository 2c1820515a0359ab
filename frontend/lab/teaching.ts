/** A lab that was opened from the desk of a class reports its view to the desk, and the class follows. */
import { labChannel, taughtHere, type LabView } from '../wire/classroom/lab-view';
import type { Change, LabExperiment, LabStore } from './lab-store';

/** The pause between two reports, in milliseconds: a class is updated no faster. */
const PAUSE = 200;
const TOLD: ReadonlySet<Change> = new Set<Change>(['experiment', 'cursor', 'playing', 'hover', 'frame']);

export function teachFrom<E extends LabExperiment>(store: LabStore<E> & { experiment: E | null }, code = taughtHere()): void {
  if (!code) return;
  const channel = labChannel(code);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    waiting = undefined;
    const { experiment, cursor, playing, speed, hover, frame, dragging } = store;
    // Not while a visitor drags: the next moment has another experiment.
    if (!experiment || dragging) {
      waiting = setTimeout(tell, PAUSE);
      return;
    }
    const view = { step: cursor, playing, speed, highlight: hover?.run ?? -1, frame: [...frame] };
    channel.postMessage({ ...view, experiment: experiment as unknown as LabView['experiment'] } satisfies LabView);
  };
  store.subscribe((change) => {
    if (TOLD.has(change)) waiting ??= setTimeout(tell, PAUSE);
  });
}
