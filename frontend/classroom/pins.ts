import { html, nothing, type TemplateResult } from 'lit';
import type { Dot } from '../wire/classroom/socket';
import type { Speak } from './member';

const MOST = 6;
const PATIENCE_MILLISECONDS = 2000;

/** Which are pinned: a second click may come before the class has what the first one asked for. */
export class Pinning {
  private asked: readonly number[] = [];
  private until = -Infinity;

  /** @param now in milliseconds */
  ask(pins: readonly number[], now: number): void {
    this.asked = pins;
    this.until = now + PATIENCE_MILLISECONDS;
  }

  /** @param shown what the class has */
  of(shown: readonly number[], now: number): readonly number[] {
    if (now >= this.until || shown.join() === this.asked.join()) this.until = -Infinity;
    return now < this.until ? this.asked : shown;
  }
}

/** At the desk: which of the class's experiments stand side by side, and in which order; nobody's name is there. */
export function pinBoard(
  dots: readonly Dot[],
  pins: readonly number[],
  pin: (pins: number[]) => void,
  caption: (dot: Dot) => string,
  speak: Speak,
): TemplateResult | typeof nothing {
  if (dots.length === 0) return nothing;
  const known = pins.filter((each) => dots[each]);
  const swapped = (at: number) => known.map((each, i) => (i === at ? known[at + 1] : i === at + 1 ? known[at] : each));
  const size = ({ loss, diverged }: Dot): number => (diverged || loss === null ? Infinity : loss);
  const others = dots.map((_, i) => i).sort((a, b) => size(dots[a]) - size(dots[b]) || a - b);
  return html`<section class="pins">
    <h2>${speak('classroom.pins')}</h2>
    <ol>
      ${known.map((each, i) => {
        const text = caption(dots[each]);
        return html`<li><span>${text}</span>
          <button type="button" aria-label=${speak('classroom.pins.down', text)} ?disabled=${i === known.length - 1} @click=${() => pin(swapped(i))}>↓</button>
          <button type="button" aria-label=${speak('classroom.pins.remove', text)} @click=${() => pin(known.filter((other) => other !== each))}>×</button></li>`;
      })}
    </ol>
    <details>
      <summary>${speak('classroom.pins.add', dots.length)}</summary>
      <ul>
        ${others.map(
          (
            each,
          ) => html`<li><button type="button" class="quiet" aria-pressed=${known.includes(each)} ?disabled=${!known.includes(each) && known.length >= MOST}
            @click=${() => pin(known.includes(each) ? known.filter((other) => other !== each) : [...known, each])}>${caption(dots[each])}</button></li>`,
        )}
      </ul>
    </details>
  </section>`;
}
