/** An experiment as the server knows it, and the changes of it that are under way. */
import { patch, same } from './asking/pointer';

interface Edit {
  value: unknown;
  /** Sent to the server, which has not answered yet. */
  committed: boolean;
}

export class Drafts<E> {
  private confirmed: E | null = null;
  private readonly edits = new Map<string, Edit>();

  /** The server's experiment with all changes in it. */
  experiment: E | null = null;

  /** Whether a control is being dragged: its value is shown already, but nobody has let go of it yet. */
  get dragging(): boolean {
    return [...this.edits.values()].some((edit) => !edit.committed);
  }

  /** The server's word. It answers what was committed; what is still being dragged stays as the hand has it. */
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
