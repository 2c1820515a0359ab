/** What the three pages of a class have in common: the connection, the texts of the page, and the step on its way. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { fill, sentence, type Message, type Texts } from '../wire/message';
import { ClassConnection, type ClassState } from '../wire/class-socket';
import { NextFrame } from '../lab/painting/canvas';
import './picture';

export type Speak = (key: string, ...values: unknown[]) => string;

/** How long the pictures take to the step that the class shows. */
const GLIDE_MILLISECONDS = 220;

export abstract class ClassMember extends LitElement {
  static override properties = { code: {} };

  declare code: string;
  protected connection!: ClassConnection;
  /** Where this page's pictures stand. */
  protected step = 0;
  /** The last step of the race that may be seen. */
  protected last = 0;

  private from = 0;
  private since = 0;
  private readonly gliding = new NextFrame(() => this.glide());

  constructor() {
    super();
    this.code = '';
  }

  /** Says who this page is, given the token of an earlier visit. */
  protected abstract first(token: string | null): object;

  /** The step to which the pictures go. */
  protected get goal(): number {
    return this.state?.step ?? 0;
  }

  protected get state(): ClassState | null {
    return this.connection.state;
  }

  protected readonly speak: Speak = (key, ...values) => fill(pageTexts()[key] ?? key, values);

  protected say(message: Message | null): string {
    return sentence(message, pageTexts());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.connection = new ClassConnection(this.code, (token) => this.first(token), () => this.heard());
    this.connection.connect();
    this.addEventListener('descent-class-race', (event) => {
      this.last = (event as CustomEvent<number>).detail;
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.gliding.cancel();
    this.connection.close();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected heard(): void {
    this.moved();
    this.requestUpdate();
  }

  /** The goal may be another one now. */
  protected moved(): void {
    this.from = this.step;
    this.since = performance.now();
    this.gliding.ask();
  }

  private glide(): void {
    const part = matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : Math.min(1, (performance.now() - this.since) / GLIDE_MILLISECONDS);
    this.step = Math.round(this.from + part * (this.goal - this.from));
    this.requestUpdate();
    if (part < 1) this.gliding.ask();
  }

  /** What this page's reader may guess now, by touching a picture; empty for nothing. */
  protected get guessing(): string {
    return '';
  }

  /** The pictures of the class. */
  protected picture(): TemplateResult | typeof nothing {
    const { experiment } = this.connection;
    if (!experiment || !this.state) return nothing;
    return html`<descent-class-picture .code=${this.code} .state=${this.state} .experiment=${experiment} .step=${this.step}
      .dots=${this.connection.dots} .guess=${this.connection.guessed} .guessing=${this.guessing}></descent-class-picture>`;
  }

  /** What came of each choice, with the truth beneath it. */
  protected dots(): TemplateResult | typeof nothing {
    const { dots, curve } = this.connection;
    const numbers = dots.some(({ value }) => typeof value === 'number');
    if (!numbers && curve.length === 0) return nothing;
    return html`<descent-class-dots .dots=${dots} .curve=${curve} .label=${this.speak('classroom.dots')}></descent-class-dots>`;
  }

  /** A sentence on the line, where it is not simply open. */
  protected troubles(): TemplateResult | typeof nothing {
    const { link, refused } = this.connection;
    const text = link === 'open' ? (refused ? this.say(refused) : '') : link === 'refused' ? this.say(refused) : this.speak(`classroom.link.${link}`);
    const said = text || (link === 'open' && this.state?.teacher === false ? this.speak('classroom.noTeacher') : '');
    return said ? html`<p class="trouble" role="status">${said}</p>` : nothing;
  }
}

let texts: Texts | null = null;

function pageTexts(): Texts {
  texts ??= JSON.parse(document.getElementById('texts')?.textContent || '{}') as Texts;
  return texts;
}

