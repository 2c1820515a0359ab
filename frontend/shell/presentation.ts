/**
 * Presentation mode: large letters, the controls folded away, the pictures as large as the screen allows. Styles use the
 * class "presenting" on the page. Where the browser allows it the page fills the screen.
 */
import './closing';

const page = document.documentElement;

const SCREEN =
  '<svg viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true"><path d="M2.5 4h15v10h-15zM7 17h6M10 14v3"/></svg>';

export function isPresenting(): boolean {
  return page.classList.contains('presenting');
}

export function present(on: boolean): void {
  if (on === isPresenting()) return;
  page.classList.toggle('presenting', on);
  // A browser may refuse; then the page is as large as its window.
  if (on) void page.requestFullscreen?.().catch(() => undefined);
  else if (document.fullscreenElement) void document.exitFullscreen();
  window.dispatchEvent(new Event('presentationchange'));
}

/** The button that starts and ends it. */
export class Presentation extends HTMLElement {
  static readonly observedAttributes = ['label'];

  readonly #button = document.createElement('button');

  connectedCallback(): void {
    this.#button.type = 'button';
    this.#button.className = 'quiet';
    this.#button.innerHTML = SCREEN;
    this.#button.onclick = () => present(!isPresenting());
    this.#show();
    this.append(this.#button);
    window.addEventListener('presentationchange', this.#show);
    document.addEventListener('fullscreenchange', leftFullScreen);
    document.addEventListener('keydown', escaped);
  }

  disconnectedCallback(): void {
    window.removeEventListener('presentationchange', this.#show);
    document.removeEventListener('fullscreenchange', leftFullScreen);
    document.removeEventListener('keydown', escaped);
    present(false);
  }

  attributeChangedCallback(): void {
    this.#show();
  }

  readonly #show = (): void => {
    const label = this.getAttribute('label') ?? '';
    this.#button.setAttribute('aria-label', label);
    this.#button.title = label;
    this.#button.setAttribute('aria-pressed', String(isPresenting()));
  };
}

/** Leaving full screen, in whatever way, ends the presentation. */
function leftFullScreen(): void {
  if (!document.fullscreenElement) present(false);
}

function escaped(event: KeyboardEvent): void {
  if (event.key === 'Escape' && !event.defaultPrevented && isPresenting()) present(false);
}

customElements.define('descent-presentation', Presentation);
