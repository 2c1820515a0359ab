/** The update rule with its numbers filled in. It is typeset once; a new step only replaces the numbers. */
import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { format } from '../../draw/axes/number';
import type { Working } from '../../wire/answer/inspection';
import { typeset } from '../../lab/painting/mathematics';

export class DescentBoard extends LitElement {
  static override properties = { working: { attribute: false }, row: { type: Number } };

  declare working: Working | null;
  /** Which of the shown variables; the layout of vectors has one row. */
  declare row: number;

  private laidOut = '';

  constructor() {
    super();
    this.working = null;
    this.row = 0;
  }

  /** In the page's own tree, where KaTeX's style sheet and fonts reach it. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** KaTeX's text for screen readers would tell the placeholders. */
  protected override render(): TemplateResult {
    return html`<div class="board" aria-hidden="true"></div><p class="unseen"></p>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const { working } = this;
    if (!working) return;
    if (working.latex === this.laidOut) this.fill();
    else void this.layOut(working.latex);
  }

  private async layOut(latex: string): Promise<void> {
    await typeset(this.querySelector<HTMLElement>('.board')!, latex, true);
    this.laidOut = latex;
    if (this.working?.latex === latex) this.fill();
  }

  private fill(): void {
    const { numbers, closed, text, together } = this.working!;
    const values = numbers[together ? 0 : Math.min(this.row, numbers.length - 1)];
    for (const hole of this.querySelectorAll<HTMLElement>('[data-hole]')) {
      const index = Number(hole.dataset['hole']);
      const number = written(values[index], closed[index]);
      // Spaces of the mathematics around may stand in the hole too.
      const digits = hole.querySelector('.mord') ?? hole;
      if (digits.textContent !== number) digits.textContent = number;
    }
    const spoken = text.replaceAll(/#(\d+)/g, (_, index: string) => written(values[Number(index)], closed[Number(index)]));
    this.querySelector('.unseen')!.textContent = spoken;
  }
}

export function written(value: number, closed: boolean): string {
  const text = format(value);
  return closed && (value < 0 || Object.is(value, -0)) ? `(${text})` : text;
}

customElements.define('descent-board', DescentBoard);
