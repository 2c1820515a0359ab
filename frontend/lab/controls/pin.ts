/** The button that keeps the present runs in sight, as ghosts beside all that come after. */
import { html, type TemplateResult } from 'lit';
import type { LabStore } from '../lab-store';

export function pinButton(store: LabStore): TemplateResult {
  const { isPinned } = store;
  return html`<button type="button" class="pin" aria-pressed=${isPinned ? 'true' : 'false'} title=${store.text('lab.pin.hint')} ?disabled=${!isPinned && store.runs.length === 0}
    @click=${() => store.pin()}>${store.text(isPinned ? 'lab.pin.off' : 'lab.pin.on')}</button>`;
}
