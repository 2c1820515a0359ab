import { LitElement, css, html, type TemplateResult } from 'lit';
import { surfaceOf } from '../../lab/painting/canvas';
import { pageLook } from '../../lab/painting/page-look';
import { Painting } from '../../lab/painting/painting';
import type { Dot, Guess } from '../../wire/classroom/socket';
import { differ } from './differ';
import { paintDots } from './losses';

/** The curve that a class draws: what came of each number that somebody chose. */
export class DescentClassDots extends LitElement {
  static override properties = {
    dots: { attribute: false, hasChanged: differ },
    curve: { attribute: false, hasChanged: differ },
    guesses: { attribute: false, hasChanged: differ },
    guess: { attribute: false },
    names: { attribute: false, hasChanged: differ },
    label: {},
  };
  static override styles = css`
    :host {
      display: block;
      block-size: 220px;
    }
    canvas {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
  `;

  declare dots: readonly Dot[];
  /** The truth beneath, as far as it is known. */
  declare curve: readonly Dot[];
  /** The rates that were guessed, and the reader's own guess. */
  declare guesses: readonly Guess[];
  declare guess: Guess | null;
  /** What is written at the axes, and at the runs that diverged. */
  declare names: readonly string[];
  declare label: string;

  constructor() {
    super();
    new Painting(this, () => this.paint());
    this.dots = this.curve = [];
    this.guesses = [];
    this.guess = null;
    this.names = [];
    this.label = '';
  }

  private paint(): void {
    const size = { width: this.clientWidth, height: this.clientHeight };
    const surface = surfaceOf(this.renderRoot.querySelector('canvas'), size.width, size.height);
    if (!surface) return;
    surface.context.clearRect(0, 0, size.width, size.height);
    paintDots(surface.context, size, this.dots, this.curve, pageLook(), this.names, this.guesses, this.guess);
  }

  protected override render(): TemplateResult {
    return html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }
}

customElements.define('descent-class-dots', DescentClassDots);
