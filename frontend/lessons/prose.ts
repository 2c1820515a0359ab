/** Plain text with formulas between dollar signs, as teachers write them. */
import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { maths } from '../lab/painting/mathematics';

export type Piece = { text: string } | { latex: string };

/** As Pandoc reads it: no space inside the dollar signs, no digit behind the last, so that prices stay prices. */
const FORMULA = /\$(?!\s)([^$\n]{1,400}?)(?<![\s\\])\$(?!\d)/g;

const STRANGERS = 'nofollow noopener';

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(FORMULA)) {
    if (found.index > end) pieces.push({ text: text.slice(end, found.index) });
    pieces.push({ latex: found[1] });
    end = found.index + found[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** Small numbers with the minus sign that pictures have, at which no line ends. */
const minus = (text: string): string => text.replace(/(\de)-(?=\d)/g, '$1\u2212');

/** One formula in a line of text; KaTeX writes it as MathML beside, which is read aloud. */
export class DescentMaths extends LitElement {
  static override properties = { latex: {} };
  static override styles = css`
    :host {
      white-space: nowrap;
    }
    span .katex {
      font-size: 1.1em;
    }
  `;

  declare latex: string;

  constructor() {
    super();
    this.latex = '';
  }

  protected override render(): TemplateResult {
    return html`<span></span>`;
  }

  protected override updated(_changed: PropertyValues): void {
    void maths(this.renderRoot.querySelector('span')!, this.latex);
  }
}

/** A text with its formulas, for templates. */
export function prose(text: string): (TemplateResult | string)[] {
  return piecesOf(text).map((piece) => ('text' in piece ? minus(piece.text) : html`<descent-maths .latex=${piece.latex}></descent-maths>`));
}

/** A paragraph of the page. */
export class DescentProse extends LitElement {
  static override properties = { text: {} };
  static override styles = css`
    :host {
      display: block;
      text-wrap: pretty;
    }
  `;

  declare text: string;

  constructor() {
    super();
    this.text = '';
  }

  protected override render(): (TemplateResult | string)[] {
    return prose(this.text ?? '');
  }
}

/**
 * Typesets the formulas of the element before it, whose text another program writes: the notes of an experiment. Links
 * in them are strangers': search engines are not to follow them, and they get no hold of this page.
 */
export class DescentTypeset extends HTMLElement {
  private readonly observer = new MutationObserver(() => this.typeset());

  connectedCallback(): void {
    this.hidden = true;
    this.observe();
  }

  disconnectedCallback(): void {
    this.observer.disconnect();
  }

  private observe(): void {
    const notes = this.previousElementSibling;
    if (!notes) return;
    this.observer.observe(notes, { childList: true, subtree: true, characterData: true, attributeFilter: ['rel', 'href'] });
    this.typeset();
  }

  private typeset(): void {
    const notes = this.previousElementSibling!;
    for (const link of notes.querySelectorAll('a')) {
      if (link.rel !== STRANGERS) link.rel = STRANGERS;
    }
    const walker = document.createTreeWalker(notes, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      if (node.data.includes('$') && !node.parentElement?.closest('code, pre, descent-maths')) found.push(node);
    }
    for (const node of found) {
      const pieces = piecesOf(node.data);
      if (!pieces.some((piece) => 'latex' in piece)) continue;
      node.replaceWith(
        ...pieces.map((piece) =>
          'text' in piece ? piece.text : Object.assign(document.createElement('descent-maths'), { latex: piece.latex }),
        ),
      );
    }
  }
}

customElements.define('descent-maths', DescentMaths);
customElements.define('descent-prose', DescentProse);
customElements.define('descent-typeset', DescentTypeset);
