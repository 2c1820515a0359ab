/** Where a student answers with a number, typed or dragged, or with a place, tapped, moved by keys or typed. */
import { html, nothing, type TemplateResult } from 'lit';
import { format, parse, roundTo, significant } from '../draw/axes/number';
import { pixelOf, valueAt, type Axis } from '../draw/axes/scale';
import { asksOf, type ClassQuestion } from '../wire/classroom/question';
import { asked } from './ballot';
import type { Speak } from './member';

/** As on the server, from such a ratio on numbers are told apart by their powers of ten. */
const DECADES = 50;
const SLIDER_STEPS = 100;
const LONGEST = 40;

/** What was typed, also with a decimal comma or in the wide letters of Chinese keyboards; null where it is no number. */
export function typedNumber(text: string): number | null {
  return parse(text.normalize('NFKC').replace(/^([^.,]*),([^.,]*)$/, '$1.$2'));
}

/** The other sign of what is typed: number pads of phones may have none. */
export function otherSign(text: string): string {
  const bare = text.trim();
  return /^[-−－]/.test(bare) ? bare.slice(1) : `-${bare.replace(/^\+/, '')}`;
}

function axisOf([low, high]: readonly [number, number]): Axis {
  return { low, high, from: 0, to: SLIDER_STEPS, scale: low > 0 && high / low >= DECADES ? 'log' : 'linear' };
}

export class Booth {
  /** What is typed, a text for each number; empty texts before. */
  private typed: string[] = [];
  private bad = false;
  /** Whether what is typed has been given as the answer. */
  private given = false;

  /**
   * @param change is called when what is shown has changed
   * @param vote is called with a number or a place that is given as the answer
   */
  constructor(
    private readonly change: () => void,
    private readonly vote: (value: number | number[]) => void,
    private readonly speak: Speak,
  ) {}

  /** The place that is pointed at, to be seen on the map; null for none. */
  get pointed(): number[] | null {
    const values = this.typed.map(typedNumber);
    return values.length > 0 && values.every((value) => value !== null) ? values : null;
  }

  /**
   * Another vote begins.
   *
   * @param anew whether on another question, else what was typed and not yet given as the answer stays
   */
  clear(anew: boolean): void {
    if (!anew && !this.given) return;
    this.typed = [];
    this.bad = false;
    this.given = false;
  }

  /** @param final whether it is the answer, else it can be moved on */
  point(values: readonly number[], final: boolean): void {
    this.typed = values.map(String);
    this.bad = false;
    this.given = final;
    this.change();
    if (final) this.vote([...values]);
  }

  private type(at: number, text: string, count: number): void {
    this.typed = Array.from({ length: count }, (_, i) => (i === at ? text : (this.typed[i] ?? '')));
    this.given = false;
    this.change();
  }

  private submit(event: Event, isPlace: boolean): void {
    event.preventDefault();
    const values = this.pointed;
    this.bad = values === null;
    this.given = values !== null;
    this.change();
    if (values) this.vote(isPlace ? values : values[0]);
    else (event.target as HTMLFormElement).querySelector('input')?.focus();
  }

  /**
   * @param axes the names of the axes of the map
   * @param map low and high of each of them
   */
  render(question: ClassQuestion, axes: readonly string[]): TemplateResult {
    const isPlace = asksOf(question) === 'place';
    const [hint] = asked(question, this.speak);
    const fields = isPlace ? axes : [this.speak('classroom.number')];
    return html`<form class="choice booth" novalidate @submit=${(event: Event) => this.submit(event, isPlace)}>
      <p class="hint" id="asks">${hint}</p>
      ${fields.map((name, i) => this.field(name, i, fields.length, question))}
      ${!isPlace && question.range ? this.slider(question.range) : nothing}
      <button type="submit">${this.speak('classroom.turn.open')}</button>
      <p class=${this.bad ? 'trouble' : ''} id="bad" role="alert">${this.bad ? this.speak('classroom.typed.bad', isPlace ? '1, −2' : '0.05') : nothing}</p>
    </form>`;
  }

  private field(name: string, i: number, count: number, { range }: ClassQuestion): TemplateResult {
    const text = this.typed[i] ?? '';
    const sign = this.speak('classroom.number.sign', name);
    return html`<span class="typed"><label>${name}
        <input inputmode="decimal" enterkeyhint="send" autocomplete="off" maxlength=${LONGEST} .value=${text} aria-describedby="asks bad"
          aria-invalid=${this.bad} @input=${(event: Event) => this.type(i, (event.target as HTMLInputElement).value, count)} /></label>
      ${
        range && range[0] >= 0
          ? nothing
          : html`<button type="button" class="sign" aria-label=${sign} title=${sign} @click=${() => this.type(i, otherSign(text), count)}>±</button>`
      }</span>`;
  }

  private slider(range: readonly [number, number]): TemplateResult {
    const axis = axisOf(range);
    const value = this.pointed?.[0] ?? valueAt(axis, SLIDER_STEPS / 2);
    const inside = Math.max(range[0], Math.min(range[1], value));
    const dragged = (event: Event): void => {
      const at = valueAt(axis, (event.target as HTMLInputElement).valueAsNumber);
      this.bad = false;
      const rounded = axis.scale === 'log' ? significant(at, 3) : roundTo(at, (range[1] - range[0]) / SLIDER_STEPS);
      this.type(0, String(Math.max(range[0], Math.min(range[1], rounded))), 1);
    };
    return html`<input type="range" min="0" max=${SLIDER_STEPS} step="1" .value=${String(pixelOf(axis, inside))} aria-label=${this.speak('classroom.number')}
      aria-valuetext=${format(inside, 3)} @input=${dragged} />`;
  }
}
