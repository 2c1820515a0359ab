/** My lecture: experiments, lessons and questions in an order, with notes; played alone here, or live in a class. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { beginTaught, idOf } from '../wire/classroom/pictures';
import {
  MOST_ENTRIES,
  moved,
  opening,
  packLecture,
  readLecture,
  unpackLecture,
  type Lecture,
  type LectureEntry,
} from '../wire/classroom/lecture';
import { Shelf } from '../wire/classroom/shelf';
import { publicAddress } from '../wire/public-url';
import { pageSpeak } from './member';

/** A lesson, and where it opens. */
type CourseEntry = LectureEntry & { open: string };

/** The built-in course, as the page tells it. */
function course(): CourseEntry[] {
  return JSON.parse(document.getElementById('course')?.textContent || '[]') as CourseEntry[];
}

/** The course as a lecture. */
function whole(): Lecture {
  return readLecture({ title: pageSpeak('classroom.lecture.course'), entries: course() });
}

export class DescentLecture extends LitElement {
  private readonly shelf = new Shelf(() => localStorage);
  /** Where the lecture in hand is kept; -1 for one from elsewhere that nobody has edited. */
  private place = -1;
  private lecture: Lecture = { title: '', entries: [] };
  private told = '';
  private answers = new Map<LectureEntry, number>();
  private dragged: number | null = null;
  private readonly openAgain = (): void => void this.open();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.openAgain);
    void this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.openAgain);
  }

  /** That of the address, else the last one that this browser keeps, else the course. */
  private async open(): Promise<void> {
    let told = '';
    let linked: Lecture | null = null;
    try {
      if (location.hash.length > 1) linked = await unpackLecture(location.hash.slice(1));
    } catch {
      told = pageSpeak('classroom.lecture.none');
    }
    this.take(linked ?? this.shelf.lectures.at(-1) ?? whole());
    if (linked && this.place < 0 && this.shelf.lectures.length > 0) told = pageSpeak('classroom.lecture.linked');
    this.say(told);
  }

  /** Takes a lecture in hand; it is kept once it is edited. */
  private take(lecture: Lecture): void {
    this.lecture = lecture;
    this.place = this.shelf.placeOf(lecture);
    this.answers.clear();
    this.requestUpdate();
  }

  private say(told: string): void {
    this.told = told;
    this.requestUpdate();
  }

  private change(lecture: Lecture, told = ''): void {
    this.lecture = lecture;
    const kept = this.shelf.keep(lecture, this.place);
    if (kept) {
      this.place = this.shelf.lectures.length - 1;
      this.leaveLink();
    }
    this.say(kept ? told : pageSpeak('classroom.lecture.unkept'));
  }

  private pick(event: Event): void {
    const at = Number((event.target as HTMLSelectElement).value);
    this.leaveLink();
    this.take(this.shelf.lectures[at] ?? whole());
    this.say('');
  }

  /** Loaded again, the page has what is in hand and not what its address held. */
  private leaveLink(): void {
    if (location.hash) history.replaceState(null, '', location.pathname);
  }

  /** The course, beside what is kept. */
  private beginAgain(): void {
    this.leaveLink();
    this.take(whole());
    this.say('');
  }

  private forget(): void {
    if (!confirm(pageSpeak('classroom.lecture.deleteSure', this.lecture.title || pageSpeak('classroom.lecture')))) return;
    if (this.shelf.remove(this.place)) this.take(this.shelf.lectures.at(-1) ?? whole());
  }

  private edit(at: number, part: Partial<LectureEntry>): void {
    this.change({ ...this.lecture, entries: this.lecture.entries.map((entry, i) => (i === at ? { ...entry, ...part } : entry)) });
  }

  private async move(from: number, to: number): Promise<void> {
    const { length } = this.lecture.entries;
    if (to < 0 || to >= length) return;
    this.change(moved(this.lecture, from, to), pageSpeak('classroom.lecture.moved', to + 1, length));
    await this.updateComplete;
    // The keyboard focus stays with the moved entry.
    this.querySelectorAll<HTMLElement>('li.entry .grip')[to]?.focus();
  }

  private gripped(event: KeyboardEvent, at: number): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    void this.move(at, at + step);
  }

  private add(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const read = (name: string) => ((form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? '').trim();
    const id = idOf(read('link'));
    const lesson = course().find(({ id: key }) => key === read('lesson'));
    const choices = read('choices')
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean);
    let entry: unknown = null;
    if (form.name === 'lesson') entry = lesson;
    else if (form.name === 'experiment') entry = id ? { type: 'experiment', id, title: read('title'), notes: '' } : null;
    else
      entry = {
        type: 'question',
        notes: '',
        question: {
          text: read('text'),
          choices,
          answer: Number(read('answer') || 0) - 1 < 0 ? null : Number(read('answer')) - 1,
          explanation: '',
        },
      };
    try {
      this.change(readLecture({ ...this.lecture, entries: [...this.lecture.entries, entry] }), pageSpeak('classroom.lecture.added'));
      form.reset();
    } catch {
      this.say(pageSpeak(form.name === 'question' ? 'classroom.lecture.badQuestion' : 'classroom.noLink'));
    }
  }

  private async copy(): Promise<void> {
    const link = publicAddress(`/lecture#${await packLecture(this.lecture)}`);
    await navigator.clipboard.writeText(link);
    this.say(pageSpeak('classroom.copied'));
  }

  private save(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(this.lecture, null, 2)], { type: 'application/json' }));
    link.download = 'lecture.json';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  private async load(event: Event): Promise<void> {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    try {
      if (!file || file.size > 1_000_000) throw new Error('too large');
      const read = readLecture(JSON.parse(await file.text()));
      this.take(read);
      this.change(read);
    } catch {
      this.say(pageSpeak('classroom.lecture.none'));
    }
  }

  private async teach(): Promise<void> {
    // Opened within the click: later the browser would block it as a pop-up.
    const desk = window.open('', '_blank');
    try {
      const at = this.lecture.entries.findIndex(({ type }) => type !== 'question');
      const address = `${await beginTaught(opening(this.lecture, at))}&${await packLecture(this.lecture)}`;
      if (desk) desk.location.href = address;
      else location.href = address;
    } catch {
      desk?.close();
      this.say(pageSpeak('classroom.lecture.noClass'));
    }
  }

  protected override render(): TemplateResult {
    const { title, entries } = this.lecture;
    return html`
      <header>
        <b><a href="/">Descent</a></b>
        <span class="tools">
          <button type="button" class="primary" ?disabled=${entries.length === 0} @click=${() => void this.teach()}>${pageSpeak('classroom.lecture.teach')}</button>
          <button type="button" @click=${() => void this.copy()}>${pageSpeak('classroom.lecture.link')}</button>
          <button type="button" @click=${() => this.save()}>${pageSpeak('classroom.lecture.save')}</button>
          <label class="button">${pageSpeak('classroom.lecture.load')} <input type="file" accept=".json,application/json" @change=${(event: Event) => void this.load(event)} /></label>
          <button type="button" @click=${() => this.beginAgain()}>${pageSpeak('classroom.lecture.again')}</button>
        </span>
      </header>
      <main>
        <p role="status" class=${this.told ? 'say' : ''}>${this.told}</p>
        <h1>${pageSpeak('classroom.lecture')}</h1>
        ${this.kept()}
        <label class="wide">${pageSpeak('classroom.lecture.title')}
          <input class="title" maxlength="200" .value=${title} @input=${(event: Event) => this.change({ ...this.lecture, title: (event.target as HTMLInputElement).value })} /></label>
        <ol class="entries">${entries.map((entry, at) => this.entry(entry, at))}</ol>
        ${entries.length < MOST_ENTRIES ? this.adding() : nothing}
      </main>
    `;
  }

  /** Which of those that this browser keeps is in hand. */
  private kept(): TemplateResult | typeof nothing {
    const { lectures } = this.shelf;
    if (lectures.length === 0) return nothing;
    const option = (at: number, name: string) => html`<option value=${at} ?selected=${at === this.place}>${name}</option>`;
    return html`<div class="shelf">
      <label>${pageSpeak('classroom.lecture.kept')}
        <select .value=${String(this.place)} @change=${this.pick}>
          ${this.place < 0 ? option(-1, pageSpeak('classroom.lecture.elsewhere', this.lecture.title)) : nothing}
          ${lectures.map(({ title, entries }, at) => option(at, pageSpeak('classroom.lecture.entries', title || pageSpeak('classroom.lecture'), entries.length)))}
        </select></label>
      ${this.place < 0 ? nothing : html`<button type="button" @click=${this.forget}>${pageSpeak('classroom.lecture.delete')}</button>`}
    </div>`;
  }

  private entry(entry: LectureEntry, at: number): TemplateResult {
    const { type, id, title, notes, question } = entry;
    const name = title || question?.text || id;
    return html`<li class="entry" draggable="true" @dragstart=${() => (this.dragged = at)} @dragover=${(event: Event) => event.preventDefault()}
      @drop=${(event: Event) => {
        event.preventDefault();
        if (this.dragged !== null) void this.move(this.dragged, at);
        this.dragged = null;
      }}>
      <button type="button" class="grip" aria-label=${pageSpeak('classroom.lecture.grip', name)} title=${pageSpeak('classroom.lecture.gripHint')}
        @keydown=${(event: KeyboardEvent) => this.gripped(event, at)}>⠿</button>
      <div>
        <b>${name}</b> <span class="hint">${pageSpeak(`classroom.lecture.${type}`)}</span>
        ${question ? this.asked(entry) : html` <a href=${type === 'lesson' ? (course().find((each) => each.id === id)?.open ?? '/lessons') : `/x/${id}`} target="_blank">${pageSpeak('classroom.lecture.open')}</a>`}
        <textarea rows="1" maxlength="2000" aria-label=${pageSpeak('classroom.lecture.notes', name)} placeholder=${pageSpeak('classroom.lecture.notesHint')} .value=${notes}
          @input=${(event: Event) => this.edit(at, { notes: (event.target as HTMLTextAreaElement).value })}></textarea>
      </div>
      <span class="tools">
        <button type="button" aria-label=${pageSpeak('classroom.lecture.up', name)} ?disabled=${at === 0} @click=${() => void this.move(at, at - 1)}>↑</button>
        <button type="button" aria-label=${pageSpeak('classroom.lecture.down', name)} ?disabled=${at === this.lecture.entries.length - 1} @click=${() => void this.move(at, at + 1)}>↓</button>
        <button type="button" aria-label=${pageSpeak('classroom.lecture.remove', name)}
          @click=${() => this.change({ ...this.lecture, entries: this.lecture.entries.filter((each) => each !== entry) })}>×</button>
      </span>
    </li>`;
  }

  /** Who plays alone answers here. */
  private asked(entry: LectureEntry): TemplateResult {
    const { text, choices, answer } = entry.question!;
    const picked = this.answers.get(entry);
    return html`<div class="choices" role="group" aria-label=${text}>
      ${choices.map(
        (choice, i) =>
          html`<button type="button" aria-pressed=${picked === i} @click=${() => {
            this.answers.set(entry, i);
            this.requestUpdate();
          }}>${picked !== undefined && i === answer ? html`✓ ` : nothing}${choice}</button>`,
      )}
    </div>`;
  }

  private adding(): TemplateResult {
    return html`<section class="adding">
      <form name="experiment" @submit=${this.add}>
        <label>${pageSpeak('classroom.lecture.addLink')} <input name="link" autocomplete="off" required placeholder="/x/…" /></label>
        <label>${pageSpeak('classroom.lecture.name')} <input name="title" autocomplete="off" maxlength="200" /></label>
        <button type="submit">${pageSpeak('classroom.lecture.add')}</button>
      </form>
      <form name="lesson" @submit=${this.add}>
        <label>${pageSpeak('classroom.lecture.addLesson')}
          <select name="lesson">${course().map(({ id, title }) => html`<option value=${id}>${title}</option>`)}</select></label>
        <button type="submit">${pageSpeak('classroom.lecture.add')}</button>
      </form>
      <details>
        <summary>${pageSpeak('classroom.lecture.addQuestion')}</summary>
        <form name="question" @submit=${this.add}>
          <label>${pageSpeak('classroom.lecture.questionText')} <input name="text" autocomplete="off" required maxlength="2000" /></label>
          <label>${pageSpeak('classroom.lecture.choices')} <textarea name="choices" rows="3" required></textarea></label>
          <label>${pageSpeak('classroom.lecture.answer')} <input name="answer" type="number" min="0" max="10" value="0" /></label>
          <button type="submit">${pageSpeak('classroom.lecture.add')}</button>
        </form>
      </details>
    </section>`;
  }
}

customElements.define('descent-lecture', DescentLecture);
