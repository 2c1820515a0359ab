/** The way back from a remedy: its ghost, named by the setting that it had, is a button. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { LabStore } from './lab-store';
import { sendEdit } from './member';
import { lookOf } from './painting/page-look';
import { CONTENDER_LOOKS } from '../draw/palette';

/** The button of the ghost; nothing where there is none. */
export function backButton(element: Element, store: LabStore | null): TemplateResult | typeof nothing {
  const former = store?.former;
  if (!former) return nothing;
  const colour = `var(--run-${(lookOf(former.index) % CONTENDER_LOOKS) + 1})`;
  return html`<button type="button" class="back" title=${backHint(store)} @click=${() => goBack(element, store)}>
    <svg width="18" height="8" viewBox="0 0 18 8" aria-hidden="true">${svg`<path d="M0 4H18" fill="none" stroke-width="2" stroke-dasharray="4 3" opacity=".6" style="stroke:${colour}" />`}</svg>
    ${store.text('lab.back', store.say(former.was))}
  </button>`;
}

/** What the ghost is, and what a click on it does. */
export function backHint(store: LabStore): string {
  const { former } = store;
  return former ? store.text('lab.back.hint', former.name, store.say(former.was)) : '';
}

/** Gives the run back the setting of its ghost. */
export function goBack(element: Element, store: LabStore): void {
  const { former } = store;
  if (former) sendEdit(element, 'commit', former.back);
}
