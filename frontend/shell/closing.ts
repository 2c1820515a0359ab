import { CLOSING } from '../wire/closing';
import { askPresence } from '../wire/presence';

/** Longer than a server takes to end; the page says by itself when the next one does not answer. */
const SHOWN_MILLISECONDS = 20_000;

/** Between two looks whether the server is there, and as long as it is not. */
const PAUSE_MILLISECONDS = 4000;
const AWAY_MILLISECONDS = 1000;

/** A page that finds another server each time has a balancer that keeps no visitor; it is not loaded for ever. */
const RELOADED_MILLISECONDS = 60_000;

function isTyping({ activeElement }: DocumentOrShadowRoot): boolean {
  if (activeElement?.shadowRoot) return isTyping(activeElement.shadowRoot);
  return activeElement?.matches('input, textarea, [contenteditable=true]') ?? false;
}

/**
 * Watches over the server of a page that is seen: says for a while that it is being restarted (the attribute "label"),
 * or that it does not answer ("away"). When another one has taken its place the page is loaded again, since its fields
 * belong to the former; what it shows stands in its address. Not while somebody types or has a dialog open, nor where a
 * network trains, which goes on by itself: there Vaadin's own message says it.
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
