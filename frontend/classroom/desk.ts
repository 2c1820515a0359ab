/** The teacher's desk: what the class sees, the question, who follows; private, since its address holds the key. */
import { html, nothing, type TemplateResult } from 'lit';
import { labChannel, teachIn, type LabView } from '../wire/classroom/lab-view';
import { askResults, forgetClass, idOf, keepExperiment, lessonOf, nameOf } from '../wire/classroom/pictures';
import { opening, packLecture, sessionOf, unpackLecture, type Lecture } from '../wire/classroom/lecture';
import { RATE } from '../wire/answer/experiment';
import type { ClassQuestion } from '../wire/classroom/question';
import type { Phase } from '../wire/classroom/socket';
import { publicAddress } from '../wire/public-url';
import { ClassMember } from './member';
import type { DescentClassPicture } from './pictures/picture';
import { driven } from './driven';
import { pinBoard, Pinning } from './pins';
import { PLAY_MILLISECONDS } from './player';
import { plain } from './plain';
import { playlist } from './playlist';
import { tally } from './tally';
import { counts, heardByTeacher, type Moment } from './aloud';
import './pictures/dots';
import '../share/qr';

const CHOICES = [RATE, 'start', 'seed', 'keepProbability', 'rate', 'end', 'loss'] as const;
/** Which pictures are shown. */
const PANELS = ['both', 'map', 'chart'] as const;
const SPEEDS = [0.25, 0.5, 1, 2, 4];
const PHASES: readonly Phase[] = ['closed', 'open', 'talk', 'open2', 'revealed'];
const TICK_MILLISECONDS = 200;
const PASSING_MILLISECONDS = 700;

/** After so long without a step, another desk takes over what plays. */
const LEFT_MILLISECONDS = 2000;

export class DescentClassDesk extends ClassMember {
  private readonly key = location.hash.slice(1).split('&')[0];
  /** The lecture that is taught, of the address or of those kept in this browser; null where the desk has none. */
  private lecture: Lecture | null = null;
  private place = 0;
  private timer = 0;
  /** Where several desks are open, only the one on which play was pressed moves the class on. */
  private drives = false;
  private lately = { step: 0, at: 0 };
  /** The step to which a slider is being dragged: what the class answers meanwhile is of an earlier one. */
  private hand: number | null = null;
  private linkTrouble = '';
  private lab: BroadcastChannel | null = null;
  private readonly pinning = new Pinning();
  private usesKeys = false;
  private passing = 0;
  private copied = false;
  private copiedSession = false;

  protected override first(): object {
    return { key: this.key };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.plan();
    this.addEventListener('descent-class-frame', (event) => this.show({ frame: (event as CustomEvent<number[]>).detail }));
    this.lab = labChannel(this.code);
    this.lab.onmessage = ({ data }) => this.follow(data as LabView);
    this.timer = window.setInterval(() => this.tick(), TICK_MILLISECONDS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    clearTimeout(this.passing);
    this.lab?.close();
  }

  protected override speakOf(before: Moment | null, now: Moment): void {
    this.voice.say(heardByTeacher(before, now, this.speak));
    const { state } = before ?? now;
    if (counts(state, now.state, this.speak)) this.voice.count(() => counts(state, this.state!, this.speak));
  }

  /** The teacher's own lab, in another tab, moves the class. */
  private follow(view: LabView): void {
    const { state, connection } = this;
    if (!state || !connection.experiment || connection.link !== 'open') return;
    for (const message of driven(view, state, connection.experiment, this.masked)) connection.say(message);
  }

  private async openLab(): Promise<void> {
    const { question, ...experiment } = this.connection.experiment!;
    // Opened within the click: later the browser would block it as a pop-up.
    const page = window.open('', '_blank');
    const address = await keepExperiment(experiment);
    if (!page) return;
    teachIn(page.sessionStorage, this.code);
    page.location.href = address;
  }

  private tick(): void {
    const { state } = this;
    if (!state?.playing || this.connection.link !== 'open' || this.last === 0) return;
    const now = performance.now();
    if (state.step !== this.lately.step) this.lately = { step: state.step, at: now };
    this.drives ||= now - this.lately.at > LEFT_MILLISECONDS;
    if (!this.drives) return;
    const next = Math.min(
      this.last,
      state.step + Math.max(1, Math.round((this.last * TICK_MILLISECONDS * state.speed) / PLAY_MILLISECONDS)),
    );
    this.show({ step: next, playing: next < this.last });
  }

  private async plan(): Promise<void> {
    const [, packed] = location.hash.split('&');
    if (!packed) return;
    try {
      this.lecture = await unpackLecture(packed);
      this.place = Number(sessionStorage.getItem(`place-${this.code}`) ?? 0) || 0;
    } catch {
      this.linkTrouble = this.speak('classroom.lecture.none');
    }
    this.requestUpdate();
  }

  private goTo(place: number): void {
    const open = this.lecture && opening(this.lecture, place);
    if (!open) return;
    this.place = place;
    sessionStorage.setItem(`place-${this.code}`, String(place));
    this.begin(open);
    this.requestUpdate();
  }

  private drag(step: number): void {
    this.hand = step;
    // Else a class that plays would go on from its own step.
    this.drives = false;
    this.show({ step, playing: false });
  }

  /** Shows another experiment, from its first step. */
  private begin(what: object): void {
    this.drives = false;
    this.connection.say(what);
    this.show({ step: 0, playing: false });
  }

  private show(part: object): void {
    this.connection.say({ state: part });
  }

  private turn(phase: Phase): void {
    if (phase === 'revealed') this.set(true, { question: phase });
    else this.show(phase === 'open' ? { question: phase, playing: false } : { question: phase });
  }

  private play(): void {
    this.set(!this.state!.playing, {});
  }

  /** Plays from the present step, or from the first one if this is the last; or pauses. */
  private set(playing: boolean, more: object): void {
    const { step } = this.state!;
    this.drives = playing;
    this.show(playing ? { ...more, playing, step: step >= this.last ? 0 : step } : { ...more, playing });
  }

  private change(event: Event): void {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('link') as HTMLInputElement;
    const [lesson, id] = [lessonOf(field.value), idOf(field.value)];
    this.linkTrouble = lesson || id ? '' : this.speak('classroom.noLink');
    if (lesson || id) {
      this.begin(lesson ? { lesson } : { experiment: id });
      field.value = '';
    }
    this.requestUpdate();
  }

  private async results(): Promise<void> {
    const file = new Blob([await askResults(this.code, this.key)], { type: 'text/csv' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${this.code}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** A link that plays again what was asked, when the class is long forgotten. */
  private async session(): Promise<void> {
    const results = await askResults(this.code, this.key);
    const lecture = await sessionOf(results, this.connection.experiment?.title ?? '', async (id, field) => {
      const [title, asked] = [await nameOf(id), this.speak(`classroom.may.${field}`)];
      return title ? this.speak('classroom.session.item', title, asked) : asked;
    });
    await navigator.clipboard.writeText(publicAddress(`/lecture#${await packLecture(lecture)}`));
    this.copiedSession = true;
    this.voice.say(this.speak('classroom.copied'));
    this.requestUpdate();
  }

  private async forget(): Promise<void> {
    if (confirm(this.speak('classroom.forgetSure'))) await forgetClass(this.code, this.key);
  }

  private async copy(): Promise<void> {
    await navigator.clipboard.writeText(publicAddress(`/c/${this.code}/desk${location.hash}`));
    this.copied = true;
    this.voice.say(this.speak('classroom.copied'));
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { connection, state } = this;
    const { experiment } = connection;
    return html`
      <header>
        <b>Descent</b>
        ${this.named()}
        <span>${state ? this.speak('classroom.followers', state.followers) : nothing}</span>
        <span class="tools">
          <button type="button" ?disabled=${!experiment} @click=${() => void this.openLab()}>${this.speak('classroom.teachFromLab')}</button>
          <a class="button" href="/c/${this.code}/screen" target="_blank">${this.speak('classroom.screen')}</a>
          <button type="button" @click=${() => void this.copy()}>${this.speak(this.copied ? 'classroom.copied' : 'classroom.recovery')}</button>
        </span>
      </header>
      ${this.troubles()}
      <main class=${experiment ? 'pictured' : ''}>
        <div>
          ${experiment?.title ? html`<h1>${experiment.title}</h1>` : nothing} ${this.picture(true)}
          ${state && this.last > 0 ? this.timeline() : nothing}
        </div>
        <aside>
          ${this.lecture ? playlist(this.lecture, this.place, (place) => this.goTo(place), this.speak) : nothing}
          ${state && experiment?.question ? this.question(experiment.question) : html`<p class="hint">${this.speak('classroom.noQuestion')}</p>`}
          ${state ? this.choosing() : nothing} ${state ? this.pausing() : nothing}
          <form @submit=${this.change}>
            <label>${this.speak('classroom.change')} <input name="link" autocomplete="off" placeholder="/x/…" /></label>
            <button type="submit">${this.speak('classroom.show')}</button>
            ${this.linkTrouble ? html`<p class="trouble" role="alert">${this.linkTrouble}</p>` : nothing}
          </form>
          <div class="join">
            <descent-qr .text=${publicAddress(`/c/${this.code}`)} .label=${this.speak('classroom.qr')} .enlarge=${this.speak('classroom.qr.enlarge')}></descent-qr>
            <p><b class="code">${this.code}</b>${publicAddress(`/c/${this.code}`).replace(/^https?:\/\//, '')}<br /><span class="hint">${this.speak('classroom.private')}
              <a href="/c/kept" target="_blank">${this.speak('classroom.kept')}</a></span></p>
          </div>
          ${this.afterwards()}
        </aside>
      </main>
    `;
  }

  /** What a teacher can take along when the questions are over. */
  private afterwards(): TemplateResult {
    return html`<section>
      <h2>${this.speak('classroom.afterwards')}</h2>
      <span class="afterwards">
        <button type="button" @click=${() => void this.results()}>${this.speak('classroom.results')}</button>
        <button type="button" @click=${() => void this.session()}>${this.speak(this.copiedSession ? 'classroom.copied' : 'classroom.session')}</button>
        <button type="button" class="danger" @click=${() => void this.forget()}>${this.speak('classroom.forget')}</button>
      </span>
    </section>`;
  }

  private timeline(): TemplateResult {
    return html`<div class="steps">
      <button type="button" @click=${this.play}>${this.speak(this.state!.playing ? 'classroom.pause' : 'classroom.play')}</button>
      <input type="range" min="0" max=${this.last} .value=${String(this.hand ?? this.step)} aria-label=${this.speak('classroom.step')}
        @input=${(event: Event) => this.drag((event.target as HTMLInputElement).valueAsNumber)}
        @change=${() => (this.hand = null)} />
      <output aria-live="off">${this.hand ?? this.step}</output>
      ${this.looks()}
    </div>`;
  }

  /** The speed, the run that stands out, and the part of the plane that is shown. */
  private looks(): TemplateResult {
    const { speed, highlight, frame, panel } = this.state!;
    const { experiment } = this.connection;
    const option = (value: number, now: number, text: string) => html`<option value=${value} ?selected=${value === now}>${text}</option>`;
    return html`<span class="looks">
      <select aria-label=${this.speak('classroom.speed')} @change=${(event: Event) => this.show({ speed: Number((event.target as HTMLSelectElement).value) })}>
        ${SPEEDS.map((each) => option(each, speed, `${each}×`))}
      </select>
      <select aria-label=${this.speak('classroom.highlight')} @change=${(event: Event) => this.show({ highlight: Number((event.target as HTMLSelectElement).value) })}>
        ${option(-1, highlight, this.speak('classroom.allRuns'))}
        ${(experiment!.runs as { name: string }[]).map(({ name }, i) => option(i, highlight, this.speak('classroom.run', name || String(i + 1))))}
      </select>
      ${
        experiment!.problem.type === 'function'
          ? html`<select aria-label=${this.speak('classroom.panel')} @change=${(event: Event) => this.show({ panel: (event.target as HTMLSelectElement).value })}>
              ${PANELS.map((each) => html`<option value=${each} ?selected=${each === panel}>${this.speak(`classroom.panel.${each}`)}</option>`)}
            </select>
            <button type="button" aria-label=${this.speak('classroom.zoomIn')} title=${this.speak('classroom.zoomIn')} @click=${() => this.zoom(1.5)}>+</button>
            <button type="button" aria-label=${this.speak('classroom.zoomOut')} title=${this.speak('classroom.zoomOut')} @click=${() => this.zoom(1 / 1.5)}>−</button>
            <button type="button" ?disabled=${frame.length === 0} @click=${() => this.show({ frame: [] })}>${this.speak('classroom.whole')}</button>`
          : nothing
      }
    </span>`;
  }

  private zoom(factor: number): void {
    this.querySelector<DescentClassPicture>('descent-class-picture')?.zoom(factor);
  }

  private question(question: ClassQuestion): TemplateResult {
    const { question: phase, rounds, votes, followers } = this.state!;
    return html`<section>
      <h2>${plain(question.text)}</h2>
      <div class="phases" role="group" aria-label=${this.speak('classroom.phases')}>
        ${PHASES.map(
          (next) =>
            html`<button type="button" aria-pressed=${phase === next} @click=${() => this.turn(next)}>${this.speak(`classroom.turn.${next}`)}</button>`,
        )}
      </div>
      <p class="hint">${this.speak('classroom.votesOf', votes, followers)}</p>
      ${rounds ? tally(question, this.state!, null, this.speak) : nothing}
    </section>`;
  }

  private choosing(): TemplateResult {
    const { choose, truth, guessed, followers } = this.state!;
    const { experiment } = this.connection;
    const fields = CHOICES.filter((field) => experiment?.problem.type === 'function' || (field !== 'start' && field !== 'end'));
    const hasCurve = choose === RATE || choose === 'keepProbability';
    return html`<section>
      <label>${this.speak('classroom.everybody')}
        <select @change=${this.let} @keydown=${() => (this.usesKeys = true)} @pointerdown=${() => (this.usesKeys = false)}>
          ${['nothing', ...fields].map(
            (field) =>
              html`<option value=${field} ?selected=${field === (choose || 'nothing')}>${this.speak(`classroom.may.${field}`)}</option>`,
          )}
        </select></label>
      ${
        this.guessable
          ? html`<p class="hint">${this.speak('classroom.guessedOf', guessed, followers)}</p>
            <button type="button" @click=${this.showTruth}>${this.speak(choose === 'rate' ? 'classroom.showBest' : 'classroom.showTruth')}</button>`
          : nothing
      }
      ${
        hasCurve
          ? html`<label class="check"><input type="checkbox" .checked=${truth}
            @change=${(event: Event) => this.show({ truth: (event.target as HTMLInputElement).checked })} /> ${this.speak('classroom.truth')}</label>`
          : nothing
      }
      ${this.dots()}
      ${pinBoard(this.connection.dots, this.pinning.of(this.state!.pins, performance.now()), (pins) => this.pin(pins), this.caption, this.speak)}
    </section>`;
  }

  private pin(pins: number[]): void {
    this.pinning.ask(pins, performance.now());
    this.show({ pins });
    this.requestUpdate();
  }

  /** Arrow keys pass through choices on the way to the one that is meant: the class is asked only where they come to rest. */
  private let(event: Event): void {
    const field = (event.target as HTMLSelectElement).value;
    clearTimeout(this.passing);
    this.passing = window.setTimeout(() => this.letAll(field), this.usesKeys ? PASSING_MILLISECONDS : 0);
  }

  private letAll(field: string): void {
    // At the last step the end is already seen, so the class goes back to the first.
    const rewound = (field === 'end' || field === 'loss') && this.state!.step >= this.last ? { step: 0, playing: false } : {};
    this.pinning.ask([], -Infinity);
    this.show({ choose: field === 'nothing' ? '' : field, truth: false, pins: [], ...rewound });
  }

  /** Ends the guessing and shows all guesses; the run goes on to its end, or the true curve appears under them. */
  private showTruth(): void {
    if (this.state!.choose === 'rate') this.show({ truth: true });
    else this.set(true, { choose: '' });
  }

  private pausing(): TemplateResult {
    const { paused, say, exploring, recall, nicknames } = this.state!;
    return html`<section>
      <form @submit=${this.pauseAll}>
        <label>${this.speak('classroom.sentence')}
          <input name="say" autocomplete="off" maxlength="300" .value=${say || this.speak('classroom.lookUp')} ?disabled=${paused} /></label>
        <button type="submit" aria-pressed=${paused}>${this.speak(paused ? 'classroom.goOn' : 'classroom.pauseAll')}</button>
      </form>
      <p class="hint">${this.speak('classroom.exploring', exploring)}</p>
      ${exploring > 0 ? html`<button type="button" @click=${() => this.show({ recall: recall + 1 })}>${this.speak('classroom.callBack')}</button>` : nothing}
      <label class="check"><input type="checkbox" .checked=${nicknames}
        @change=${(event: Event) => this.show({ nicknames: (event.target as HTMLInputElement).checked })} /> ${this.speak('classroom.nicknames')}</label>
    </section>`;
  }

  /** Pauses everybody with a sentence, or lets all go on. */
  private pauseAll(event: Event): void {
    event.preventDefault();
    const { paused } = this.state!;
    const field = (event.target as HTMLFormElement).elements.namedItem('say') as HTMLInputElement;
    this.show(paused ? { paused: false, say: '' } : { paused: true, say: field.value });
  }
}

customElements.define('descent-class-desk', DescentClassDesk);
