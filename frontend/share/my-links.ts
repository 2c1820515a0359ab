/** The links that were copied in this browser. */
import { forgetList, keepList, keptList } from '../shell/kept';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';

const KEPT = 'descent.links';
const MOST = 30;

export interface MyLink {
  link: string;
  name: string;
}

export function myLinks(): MyLink[] {
  return keptList(KEPT).filter(isLink).slice(0, MOST);
}

/** Whether a stored value is a link to this server; other addresses are dropped. */
function isLink(value: unknown): value is MyLink {
  const { link, name } = (value ?? {}) as Partial<MyLink>;
  return (
    typeof link === 'string' &&
    typeof name === 'string' &&
    URL.canParse(link, location.href) &&
    new URL(link, location.href).origin === location.origin
  );
}

export function rememberLink(made: MyLink): void {
  const others = myLinks().filter(({ link }) => link !== made.link);
  keepList(KEPT, [made, ...others].slice(0, MOST));
}

/** The list of these links, which grows when a link beside it is copied. */
export class DescentMyLinks extends LitElement {
  static override properties = { link: {}, name: {}, heading: {}, about: {}, forget: {}, untitled: {} };
  static override styles = css`
    details {
      font-size: var(--size-small, 13px);
    }
    summary {
      color: var(--dim);
      cursor: pointer;
    }
    ul {
      max-height: 150px;
      margin: 6px 0;
      padding: 0;
      overflow: auto;
      list-style: none;
    }
    a {
      color: var(--accent);
      overflow-wrap: anywhere;
    }
    p {
      margin: 6px 0;
      color: var(--dim);
    }
    button {
      min-height: 28px;
      padding: 2px 8px;
      border: 1px solid var(--line);
      border-radius: var(--radius, 6px);
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
  `;

  /** The link that can be copied now, and the title of its experiment. */
  declare link: string;
  declare name: string;
  declare heading: string;
  declare about: string;
  declare forget: string;
  declare untitled: string;

  private readonly copied = (event: Event): void => {
    if ((event as CustomEvent<{ text: string }>).detail.text !== this.link) return;
    rememberLink({ link: this.link, name: this.name });
    this.requestUpdate();
  };

  constructor() {
    super();
    this.link = this.name = this.heading = this.about = this.forget = this.untitled = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('descent-copied', this.copied);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('descent-copied', this.copied);
  }

  private clear(): void {
    forgetList(KEPT);
    this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    const links = myLinks();
    if (links.length === 0) return nothing;
    return html`<details>
      <summary>${this.heading} (${links.length})</summary>
      <p>${this.about}</p>
      <ul>${links.map(({ link, name }) => html`<li><a href=${link} target="_blank" router-ignore>${name || this.untitled}</a></li>`)}</ul>
      <button type="button" @click=${this.clear}>${this.forget}</button>
    </details>`;
  }
}

customElements.define('descent-my-links', DescentMyLinks);
