/** What shows the answer of a lesson: its numbers as they came out, the sentence of the lecture, and a task that the run judges. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { format } from '../draw/axes/number';
import { same } from '../lab/asking/pointer';
import { lookOf } from '../lab/painting/page-look';
import { swatch } from '../lab/controls/swatch';
import { fill, type Texts } from '../wire/answer/message';
import { judge, valueOf, type Evidence, type Goal, type Proof } from '../lab/asking/proof';
import { prose } from './prose';

export interface Answer {
  own: boolean;
  proofs: readonly Proof[];
  lecture: string;
  task: string;
  goals: readonly Goal[];
}

/** Where the numbers come from. */
export interface Witness {
  readonly evidence: Evidence;
  onEvidence(listener: () => void): () => void;
  /** Lets all pictures show a step of a run; null for none. */
  point(at: { run: number; step: number | null } | null, stay: boolean): void;
}

const SHARES = /accuracy$/;
const COUNTS: ReadonlySet<Proof['measure']> = new Set(['masks', 'snapshots', 'sides', 'steps', 'first']);

export function textOf(proof: Proof, value: number): string {
  if (Number.isNaN(value)) return '–';
  if (COUNTS.has(proof.measure)) return String(value);
  return SHARES.test(proof.of ?? '') ? `${format(100 * value, 3)}%` : format(value, 3);
}

/** A column's name as keys of texts have it. */
function camel(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export function labelOf(proof: Proof, say: (key: string, ...values: unknown[]) => string): string {
  const { measure, of = 'loss', member, step, label } = proof;
  if (label) return say(`lab.proof.${label}`) || label;
  const column = say(`lab.proof.${camel(of)}`) || of;
  const name = member ? say('lab.join.beside', column, say(`lab.member.${member}`) || say('lab.ensemble.member', member)) : column;
  switch (measure) {
    case 'at':
      return step === undefined ? name : say('lab.proof.at', name, step);
    case 'ratio':
      return `${of}(${step}) / ${of}(${step! - 1})`;
    case 'move':
      return `${of}(${step}) − ${of}(${step! - 1})`;
    case 'sides':
    case 'farthest':
      return say(`lab.proof.${measure}`, name);
    case 'mean':
      return say('lab.proof.mean', name, (step ?? 0) + 1, proof.to);
    case 'first':
      return say('lab.proof.first', name, proof.value);
    case 'measured':
      return name;
    default:
      return say(`lab.proof.${measure}`);
  }
}

export class DescentProofs extends LitElement {
  static override properties = { answer: { attribute: false }, witness: { attribute: false }, texts: { attribute: false } };

  declare answer: Answer | null;
  declare witness: Witness | null;
  declare texts: Texts;

  private leave: (() => void) | null = null;
  private readonly narrow = matchMedia('(max-width: 800px)');
  private readonly turned = (): void => this.requestUpdate();
  /** The experiment as it was when the question was answered: a task is judged once the visitor has changed it. */
  private answered: unknown = null;
  /** What the panels measured first after the answer: they can be used without changing the experiment. */
  private measured: readonly number[] | null = null;

  constructor() {
    super();
    this.answer = this.witness = null;
    this.texts = {};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.narrow.addEventListener('change', this.turned);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.narrow.removeEventListener('change', this.turned);
    this.leave?.();
    this.leave = null;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('answer') || changed.has('witness')) {
      this.answered = this.witness?.evidence.experiment ?? null;
      this.measured = null;
    }
    this.leave ??= this.witness?.onEvidence(() => this.requestUpdate()) ?? null;
  }

  private readonly say = (key: string, ...values: unknown[]): string => fill(this.texts[key] ?? '', values);

  protected override render(): TemplateResult | typeof nothing {
    const { answer, witness } = this;
    if (!answer || !witness) return nothing;
    const { evidence } = witness;
    return html`
      ${
        answer.proofs.length > 0
          ? html`<ul class="proofs" aria-label=${this.say('lab.proof.title')}>${answer.proofs.map((proof) => this.proof(proof, evidence))}</ul>`
          : nothing
      }
      <details ?open=${!this.narrow.matches}>
        <summary>${this.say('lab.task.now')}</summary>
        <p class="lecture">${this.say('lab.proof.lecture')} ${prose(answer.lecture)}</p>
        ${answer.task ? this.task(answer, evidence) : nothing}
      </details>
    `;
  }

  private proof(proof: Proof, evidence: Evidence): TemplateResult {
    const run = proof.run;
    const named = run !== undefined && evidence.runs.length > 1 ? evidence.runs[run]?.name : undefined;
    const words = html`${named ? html`${swatch(lookOf(run!), 14)}<span class="run">${named}</span>` : nothing}<span class="label">${prose(labelOf(proof, this.say))}</span>
      <b>${textOf(proof, this.valueOf(proof, evidence))}</b>`;
    if (run === undefined) return html`<li class="still">${words}</li>`;
    const at = { run, step: proof.to ?? proof.step ?? null };
    const point = (stay: boolean): void => this.witness!.point(at, stay);
    const away = (): void => this.witness!.point(null, false);
    return html`<li><button type="button" title=${this.say('lab.proof.show')} @pointerenter=${() => point(false)} @pointerleave=${away} @focus=${() => point(false)} @blur=${away}
      @click=${() => point(true)}>${words}</button></li>`;
  }

  /** Until the run of a network has come to its end, the number is what it will come to: it is the same everywhere. */
  private valueOf(proof: Proof, evidence: Evidence): number {
    const value = valueOf(proof, evidence);
    const untouched = Number.isNaN(value) && this.answer!.own && same(this.answered, evidence.experiment);
    return untouched ? (proof.end ?? NaN) : value;
  }

  private task({ own, task, goals }: Answer, evidence: Evidence): TemplateResult {
    const judged = judge(goals, evidence);
    const ready = judged.values.every((value) => !Number.isNaN(value));
    if (ready && goals.every(({ measure }) => measure === 'measured')) this.measured ??= judged.values;
    const tried = !own || !same(this.answered, evidence.experiment) || (this.measured !== null && !same(this.measured, judged.values));
    return html`<p class="task"><b>${this.say('lab.task.now')}</b> ${prose(task)}</p>
      <p class="judged" role="status">${tried && ready ? this.judged(goals, judged.values, judged.done) : nothing}</p>`;
  }

  private judged(goals: readonly Goal[], values: readonly number[], done: boolean): TemplateResult {
    return html`<b class=${done ? 'yes' : 'no'}>${this.say(done ? 'lab.task.done' : 'lab.task.notYet')}</b>
      ${goals.map((goal, i) => html`<span class="goal">${labelOf(goal, this.say)} ${this.bounded(textOf(goal, values[i]), goal)}</span>`)}`;
  }

  /** A number with what it must be. */
  private bounded(value: string, goal: Goal): string {
    const { above, below } = goal;
    const must = (bound: string): string => this.say('lab.task.wanted', value, bound);
    // Only one count lies between two bounds that are two apart: then the goal is that count.
    if (above !== undefined && below === above + 2 && COUNTS.has(goal.measure)) return must(this.say('lab.task.exactly', above + 1));
    const told = [
      ...(above === undefined ? [] : [this.say('lab.task.above', textOf(goal, above))]),
      ...(below === undefined ? [] : [this.say('lab.task.below', textOf(goal, below))]),
    ];
    return told.length === 0 ? value : must(told.reduce((one, other) => this.say('lab.task.both', one, other)));
  }

  static override styles = css`
    :host {
      display: block;
      font-variant-numeric: tabular-nums;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 6px;
      align-items: center;
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
    li > button,
    li.still {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 0 5px;
      align-content: center;
      align-items: baseline;
      box-sizing: border-box;
      min-height: 26px;
      padding: 2px 9px;
      border: 1px solid var(--line);
      border-radius: 6px;
      background: var(--soft);
      color: inherit;
      font: inherit;
      font-size: 0.93em;
      line-height: 1.3;
      text-align: start;
    }
    li > button {
      cursor: pointer;
    }
    li > button:hover {
      border-color: var(--accent);
    }
    svg {
      align-self: center;
    }
    b {
      white-space: nowrap;
    }
    .run,
    .label {
      color: var(--dim);
    }
    summary {
      display: none;
    }
    @media (max-width: 800px) {
      li > button,
      li.still {
        min-height: 24px;
        padding: 1px 6px;
        font-size: calc(12px * var(--grow, 1));
      }
      summary {
        display: list-item;
        margin-top: 6px;
        color: var(--accent);
        cursor: pointer;
      }
      .task > b {
        display: none;
      }
    }
    p {
      margin: 8px 0 0;
      text-wrap: pretty;
    }
    .lecture {
      color: var(--dim);
      font-size: 0.93em;
    }
    .task {
      padding-top: 8px;
      border-top: 1px solid var(--line);
    }
    .judged:empty {
      display: none;
    }
    .yes {
      color: var(--run-3-text);
    }
    .yes::before {
      content: '✓ ';
    }
    .goal {
      margin-left: 8px;
      color: var(--dim);
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
  `;
}

customElements.define('descent-proofs', DescentProofs);
