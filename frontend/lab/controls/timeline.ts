import { html, type TemplateResult } from 'lit';
import { listed } from '../../wire/answer/enumeration';
import { commandOf, focusOf, type Command } from '../../shell/keys';
import { KEYS_ASKED } from '../../shell/key-list';
import type { Change, LabStore } from '../lab-store';
import { format, parse } from '../../draw/axes/number';
import { setText } from '../painting/canvas';
import { sendEdit, StageMember, stageOf } from '../member';
import { timelineStyles } from '../../styles/elements/timeline';

const ICONS = {
  rewind: 'M5 4v12M16 4.5v11L7.5 10z',
  back: 'M13 4.5v11L5.5 10z',
  play: 'M6.5 4v12l9-6z',
  waiting: 'M3.5 8.5h3v3h-3zM8.5 8.5h3v3h-3zM13.5 8.5h3v3h-3z',
  pause: 'M6 4h3v12H6zM11.5 4h3v12h-3z',
  forward: 'M7 4.5v11l7.5-5.5z',
  end: 'M15 4v12M4 4.5v11l8.5-5.5z',
};

const QUIET_MILLISECONDS = 350;
const LARGEST_SEED = 1_000_000;

/** Play, step, scrub. It also handles the keys of the lab, wherever the focus is, except while somebody types. */
export class DescentTimeline extends StageMember<LabStore> {
  static override styles = timelineStyles;

  private quiet = 0;
  private shown = '';
  private readonly pressed = (event: KeyboardEvent): void => this.press(event);

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.pressed);
    clearTimeout(this.quiet);
  }

  protected override changed(change: Change): void {
    if (change === 'cursor' || change === 'race' || change === 'training' || change === 'experiment' || change === 'shown') this.follow();
    if (change === 'race' || change === 'playing' || change === 'texts' || change === 'shown' || change === 'connection')
      this.requestUpdate();
  }

  /** The parts that follow the cursor are set directly: sixty updates a second are too many for a template. */
  private follow(): void {
    const { store } = this;
    const range = this.renderRoot.querySelector<HTMLInputElement>('.scrub');
    if (!store || !range) return;
    const { cursor, length, total } = store;
    if (!store.playing) this.announceSoon();
    const shown = `${cursor} ${length} ${total} ${store.text('lab.timeline.of')}`;
    if (shown === this.shown && range.value === String(cursor)) return;
    this.shown = shown;
    range.max = String(Math.max(1, total));
    range.value = String(cursor);
    range.style.setProperty('--share', `${total > 0 ? (cursor / total) * 100 : 0}%`);
    if (length < total) range.style.setProperty('--there', `${(length / total) * 100}%`);
    else range.style.removeProperty('--there');
    range.setAttribute('aria-valuetext', store.text('lab.timeline.step', cursor, total));
    const field = this.renderRoot.querySelector<HTMLInputElement>('.step')!;
    if (this.shadowRoot!.activeElement !== field) field.value = String(cursor);
    field.style.width = `${Math.max(2, String(total).length) + 1.4}ch`;
    setText(this.renderRoot.querySelector('.of'), store.text('lab.timeline.of', total));
  }

  protected override updated(): void {
    this.follow();
  }

  private announceSoon(): void {
    clearTimeout(this.quiet);
    this.quiet = window.setTimeout(() => {
      const { store } = this;
      if (!store || store.playing) return;
      const losses = store.readings().map(({ name, value }) => `${name} ${format(value, 3)}`);
      if (losses.length === 0) return;
      const live = this.renderRoot.querySelector('.unseen');
      if (!live) return;
      live.textContent = this.text('lab.join.told', this.text('lab.timeline.step', store.cursor, store.total), listed(losses));
    }, QUIET_MILLISECONDS);
  }

  private press(event: KeyboardEvent): void {
    if (event.defaultPrevented || !this.store || this.closest('[inert]')) return;
    const command = commandOf(event, focusOf(event.composedPath()[0]));
    // These are for every page.
    if (!command || command.kind === 'help' || command.kind === 'present') return;
    const within = event.composedPath().some((node) => node instanceof HTMLDialogElement);
    if (within || document.querySelector('dialog[open], vaadin-dialog[opened]')) return;
    event.preventDefault();
    this.run(command);
  }

  private run(command: Command): void {
    const store = this.store!;
    if (store.asking.open && (command.kind === 'toggle' || command.kind === 'last' || (command.kind === 'move' && command.steps > 0))) {
      stageOf(this)?.dispatchEvent(new CustomEvent('descent-unanswered'));
      return;
    }
    if (command.kind === 'toggle') {
      store.setPlaying(!store.playing);
      return;
    }
    if (command.kind === 'inspect') {
      stageOf(this)?.dispatchEvent(new CustomEvent('descent-inspect'));
      return;
    }
    if (command.kind === 'seed') {
      sendEdit(this, 'commit', { path: '/seed', value: newSeed(store.experiment?.seed) });
      return;
    }
    if (command.kind === 'undo' || command.kind === 'redo') {
      this.dispatchEvent(new CustomEvent(`descent-${command.kind}`, { bubbles: true, composed: true }));
      return;
    }
    store.setPlaying(false);
    if (command.kind === 'move') store.move(command.steps);
    else store.setCursor(command.kind === 'last' ? store.length : 0);
  }

  private scrubbed(event: Event): void {
    this.store?.setPlaying(false);
    this.store?.setCursor(Number((event.target as HTMLInputElement).value));
  }

  private typed(event: Event): void {
    const field = event.target as HTMLInputElement;
    const step = parse(field.value);
    if (step !== null) {
      this.store?.setPlaying(false);
      this.store?.setCursor(step);
    }
    field.value = String(this.store?.cursor ?? 0);
  }

  protected override render(): TemplateResult {
    const toggle = this.store?.waiting ? 'waiting' : this.store?.playing ? 'pause' : 'play';
    const speed = this.store?.speed ?? 1;
    return html`
      <div class="buttons" role="toolbar" aria-label=${this.text('lab.timeline.name')}>
        ${this.button('rewind', { kind: 'rewind' }, 'wide')}
        ${this.button('back', { kind: 'move', steps: -1 })}
        ${this.button(toggle, { kind: 'toggle' }, 'play')}
        ${this.button('forward', { kind: 'move', steps: 1 })}
        ${this.button('end', { kind: 'last' }, 'wide')}
      </div>
      <input class="scrub" type="range" min="0" max="1" step="1" value="0" aria-label=${this.text('lab.timeline.scrub')} @input=${this.scrubbed} />
      <label class="where">
        <span class="word">${this.text('lab.timeline.word')}</span>
        <input class="step" type="text" inputmode="numeric" autocomplete="off" title=${this.text('lab.timeline.type')}
          aria-label=${this.text('lab.timeline.type')} @change=${this.typed} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
        <span class="of"></span>
      </label>
      <select class="wide" aria-label=${this.store?.speedHint ?? ''} title=${this.store?.speedHint ?? ''}
        @change=${(event: Event) => this.store?.setSpeed(Number((event.target as HTMLSelectElement).value))}>
        ${(this.store?.speeds ?? []).map((value) => html`<option value=${value} ?selected=${value === speed}>${this.store!.speedText(value)}</option>`)}
      </select>
      <button type="button" class="help wide" title=${this.text('lab.timeline.help')} aria-label=${this.text('lab.timeline.help')}
        @click=${() => window.dispatchEvent(new Event(KEYS_ASKED))}>?</button>
      <p class="unseen" role="status"></p>
    `;
  }

  private button(icon: keyof typeof ICONS, command: Command, kind = ''): TemplateResult {
    const text = this.text(`lab.timeline.${icon}`);
    return html`<button type="button" class=${kind} title=${text} aria-label=${text} @click=${() => this.run(command)}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d=${ICONS[icon]} /></svg>
    </button>`;
  }
}

/** Another seed, small enough to be read aloud. */
function newSeed(present: unknown): number {
  let seed = present;
  while (seed === present) seed = 1 + Math.floor(Math.random() * LARGEST_SEED);
  return seed as number;
}

customElements.define('descent-timeline', DescentTimeline);
