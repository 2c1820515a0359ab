/** The base of all elements of a stage: they find its store, follow its changes, and send it edits. */
import { LitElement } from 'lit';
import type { Change, LabStore } from './lab-store';

export interface Edit {
  path: string;
  value: unknown;
  /** The time of the hand's move in performance.now(); benchmarks measure from here to the paint. */
  at?: number;
}

interface StageLike extends HTMLElement {
  readonly store: LabStore;
}

/** The stages of the labs: functions race on the first, networks train on the second. */
const STAGES = ['descent-stage', 'descent-training'];

/** The stage around the element; the page's stage for what an overlay has moved out of it. */
export function stageOf(element: Element): StageLike | null {
  const stage = placeOf(element);
  return stage && 'store' in stage ? (stage as StageLike) : null;
}

/** The same, though its class may not be loaded yet. */
function placeOf(element: Element): Element | null {
  return element.closest(STAGES.join()) ?? document.querySelector(STAGES.join());
}

/** Sends an edit to the stage, and beyond it to the server. */
export function sendEdit(element: Element, kind: 'preview' | 'commit', edit: Edit): void {
  const target = element.closest(STAGES.join()) ? element : (stageOf(element) ?? element);
  target.dispatchEvent(new CustomEvent(`descent-${kind}`, { detail: edit, bubbles: true, composed: true }));
}

export abstract class StageMember<S extends LabStore = LabStore> extends LitElement {
  private leave: (() => void) | null = null;

  protected store: S | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.find();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave?.();
    this.leave = null;
    this.store = null;
  }

  /** The networks' stage is loaded only where it is shown, so nobody waits for a stage that is not on the page. */
  private async find(): Promise<void> {
    // The header is placed before the stage, in the same task.
    await Promise.resolve();
    const stage = placeOf(this)?.localName;
    await (stage ? customElements.whenDefined(stage) : Promise.race(STAGES.map((name) => customElements.whenDefined(name))));
    this.join();
  }

  private join(): void {
    if (!this.isConnected || this.store) return;
    this.store = (stageOf(this)?.store as S | undefined) ?? null;
    this.leave = this.store?.subscribe((change) => this.changed(change)) ?? null;
    this.joined();
  }

  /** Called once the store is known; draws what it holds already. */
  protected joined(): void {
    this.requestUpdate();
  }

  protected abstract changed(change: Change): void;

  protected text(key: string, ...values: unknown[]): string {
    return this.store?.text(key, ...values) ?? '';
  }
}
