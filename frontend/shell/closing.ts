import { CLOSING } from '../wire/closing';
import { askPresence } from '../wire/presence';

/**
 * How long the message is shown: longer than a server takes to end. When the next server does not answer, the page
 * reports that by itself.
 */
const SHOWN_MILLISECONDS = 20_000;

/** The pause between two checks whether the server answers. */
const PAUSE_MILLISECONDS = 4000;
const AWAY_MILLISECONDS = 1000;

/**
 * A page is not reloaded twice within this time: behind a balancer without sticky sessions it would meet another server
 * each time, for ever.
 */
const RELOADED_MILLISECONDS = 60_000;

function isTyping({ activeElement }: DocumentOrShadowRoot): boolean {
  if (activeElement?.shadowRoot) return isTyping(activeElement.shadowRoot);
  return activeElement?.matches('input, textarea, [contenteditable=true]') ?? false;
}

/**
 * Watches the server of a visible page. It reports for a while that the server is being restarted (the attribute
 * "label"), or that it does not answer ("away"). When another server has taken its place the page is loaded again, since
 * its fields belong to the former one; its content is in its address. It does not reload while somebody types, has a
 * dialog open, or trains a network: then Vaadin's own message is shown.
 */
export class Closing extends HTMLElement {
  readonly #sentence = document.createElement('p');
  #timer = 0;
  #next = 0;
  #server: string | null = null;
  #away = false;
  #closing = false;

  connectedCallback(): void {
    this.#sentence.setAttribute('role', 'status');
    this.append(this.#sentence);
    // Vaadin's own message belongs to no part of the page: as a status it is read out.
    document.querySelector('vaadin-connection-indicator')?.setAttribute('role', 'status');
    window.addEventListener(CLOSING, this.#close);
    document.addEventListener('visibilitychange', this.#look);
    void this.#look();
  }

  disconnectedCallback(): void {
    window.removeEventListener(CLOSING, this.#close);
    document.removeEventListener('visibilitychange', this.#look);
    window.clearTimeout(this.#timer);
    window.clearTimeout(this.#next);
  }

  readonly #look = async (): Promise<void> => {
    window.clearTimeout(this.#next);
    if (document.visibilityState === 'hidden') return;
    const server = await askPresence();
    if (!this.isConnected) return;
    if (server === null) this.#show('away');
    else this.#found(server);
    window.clearTimeout(this.#next);
    this.#next = window.setTimeout(this.#look, this.#away || this.#closing ? AWAY_MILLISECONDS : PAUSE_MILLISECONDS);
  };

  #found(server: string): void {
    if (this.#away) this.#sentence.replaceChildren();
    this.#away = false;
    if (this.#server !== null && this.#server !== server) this.#restarted();
    this.#server = server;
  }

  #restarted(): void {
    this.#closing = false;
    const kept = document.querySelector('descent-training, vaadin-dialog[opened]') !== null;
    if (!kept && !isTyping(document) && !this.#wasReloaded()) location.reload();
  }

  #wasReloaded(): boolean {
    const loads = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return performance.now() < RELOADED_MILLISECONDS && loads.some(({ type }) => type === 'reload');
  }

  readonly #close = (): void => {
    this.#closing = true;
    this.#show('label');
    this.#timer = window.setTimeout(() => {
      this.#closing = false;
      if (!this.#away) this.#sentence.replaceChildren();
    }, SHOWN_MILLISECONDS);
  };

  #show(what: 'label' | 'away'): void {
    window.clearTimeout(this.#timer);
    this.#away = what === 'away';
    this.#sentence.textContent = this.getAttribute(what);
  }
}

customElements.define('descent-closing', Closing);
