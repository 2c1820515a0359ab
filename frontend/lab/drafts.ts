/** An experiment as the server has it, with the edits that are under way. */
import { patch, same } from './asking/pointer';

interface Edit {
  value: unknown;
  /** Sent to the server, which has not answered yet. */
  committed: boolean;
}

export class Drafts<E> {
  private confirmed: E | null = null;
  private readonly edits = new Map<string, Edit>();

  /** The server's experiment with all edits applied. */
  experiment: E | null = null;

  /** Whether a control is being dragged: its value is shown already, but nobody has let go of it yet. */
  get dragging(): boolean {
    return [...this.edits.values()].some((edit) => !edit.committed);
  }

  /** Takes the server's experiment. It answers committed edits; a value that is still being dragged stays as it is. */
  confirm(experiment: E): boolean {
    this.confirmed = experiment;
    for (const [path, edit] of this.edits) if (edit.committed) this.edits.delete(path);
    return this.combine();
  }

  edit(path: string, value: unknown, committed: boolean): boolean {
    this.edits.set(path, { value, committed });
    return this.combine();
  }

  /** Whether the experiment is another one now. */
  private combine(): boolean {
    if (this.confirmed === null) return false;
    let next = this.confirmed;
    for (const [path, edit] of this.edits) next = patch(next, path, edit.value);
    if (same(next, this.experiment)) return false;
    this.experiment = next;
    return true;
  }
}
