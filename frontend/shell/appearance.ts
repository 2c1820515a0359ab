/** The switch between light and dark. Pictures drawn on a canvas listen for "appearancechange" on window. */
export class Appearance extends HTMLElement {
  static readonly observedAttributes = ['label'];

  readonly #button = document.createElement('button');

  connectedCallback(): void {
    this.#button.type = 'button';
    this.#button.className = 'quiet';
    this.#button.textContent = '◐';
    this.#button.onclick = () => choose(!isDark());
    this.#show();
    this.append(this.#button);
    window.addEventListener('appearancechange', this.#show);
  }

  disconnectedCallback(): void {
    window.removeEventListener('appearancechange', this.#show);
  }

  attributeChangedCallback(): void {
    this.#show();
  }

  readonly #show = (): void => {
    const label = this.getAttribute('label') ?? '';
    this.#button.setAttribute('aria-label', label);
    this.#button.title = label;
    this.#button.setAttribute('aria-pressed', String(isDark()));
  };
}

export function isDark(): boolean {
  return document.documentElement.classList.contains('dark');
}

/** Applies the choice and keeps it, if the browser allows it. */
export function choose(dark: boolean): void {
  document.documentElement.classList.toggle('dark', dark);
  try {
    localStorage.setItem('appearance', dark ? 'dark' : 'light');
  } catch {
    // no storage: the choice lasts as long as the page
  }
  window.dispatchEvent(new Event('appearancechange'));
}

customElements.define('descent-appearance', Appearance);
