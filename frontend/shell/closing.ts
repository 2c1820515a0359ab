import { CLOSING } from '../wire/closing';

/** Longer than a server takes to end; the page says by itself when the next one does not answer. */
const SHOWN_MILLISECONDS = 20_000;

/** Says for a while that the server is being restarted; the sentence is its attribute "label". */
export class Closing extends HTMLElement {
  readonly #sentence = document.createElement('p');
  #timer = 0;

  connectedCallback(): void {
    this.#sentence.setAttribute('role', 'status');
    this.append(this.#sentence);
    window.addEventListener(CLOSING, this.#show);
  }

  disconnectedCallback(): void {
    window.removeEventListener(CLOSING, this.#show);
    window.clearTimeout(this.#timer);
  }

  readonly #show = (): void => {
    this.#sentence.textContent = this.getAttribute('label');
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#sentence.replaceChildren(), SHOWN_MILLISECONDS);
  };
}

customElements.define('descent-closing', Closing);
