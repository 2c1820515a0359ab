/** Typesetting by KaTeX, loaded when the first formula is shown; its fonts come with the page. */
import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';

type Katex = (typeof import('katex'))['default'];

let loading: Promise<Katex> | null = null;

async function katex(): Promise<Katex> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(([module]) => module.default);
  return loading;
}

/** Sets the formula into the element; an older formula that arrives late does not replace a newer one. */
export async function typeset(element: HTMLElement, latex: string, display: boolean): Promise<void> {
  element.dataset['latex'] = latex;
  if (latex === '') {
    element.replaceChildren();
    return;
  }
  const { render } = await katex();
  if (element.dataset['latex'] !== latex) return;
  render(latex, element, { displayMode: display, throwOnError: false, strict: 'ignore', trust: ({ command }) => command === '\\htmlData' });
}

let sheet: Promise<CSSStyleSheet> | null = null;

/** KaTeX's style sheet for a shadow root, where that of the page does not reach; the fonts are the page's. */
async function styled(root: Node): Promise<void> {
  if (!(root instanceof ShadowRoot)) return;
  sheet ??= import('katex/dist/katex.min.css?inline').then(({ default: text }) => {
    const made = new CSSStyleSheet();
    made.replaceSync(String(text));
    return made;
  });
  const found = await sheet;
  if (!root.adoptedStyleSheets.includes(found)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, found];
}

/** Sets a formula in a line of text, in a shadow root too; what is not LaTeX stays as it was typed. */
export async function maths(element: HTMLElement, latex: string): Promise<void> {
  element.dataset['latex'] = latex;
  element.textContent = latex;
  const [{ render }] = await Promise.all([katex(), styled(element.getRootNode())]);
  if (element.dataset['latex'] !== latex) return;
  render(latex, element, { throwOnError: false, strict: 'ignore', trust: false, maxExpand: 100, maxSize: 4 });
}

/** A formula on its own. */
export class DescentFormula extends LitElement {
  static override properties = { latex: {}, block: { type: Boolean } };

  declare latex: string;
  declare block: boolean;

  constructor() {
    super();
    this.latex = '';
    this.block = false;
  }

  /** In the page's own tree, where KaTeX's style sheet and fonts reach it. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<span class="formula"></span>`;
  }

  protected override updated(_changed: PropertyValues): void {
    void typeset(this.querySelector<HTMLElement>('.formula')!, this.latex, this.block);
  }
}

customElements.define('descent-formula', DescentFormula);
