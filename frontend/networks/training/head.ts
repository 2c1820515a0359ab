/** The head of a network's picture: its name, and its score at the cursor. */
import { css, html, type TemplateResult } from 'lit';
import type { TrainingStore } from './store';
import { setText } from '../../lab/painting/canvas';
import { lookOf, pageLook } from '../../lab/painting/page-look';
import { swatch } from '../../lab/controls/swatch';
import { scoreAt, scoreText, type Shown } from './views';

export const headStyles = css`
  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    column-gap: 8px;
    align-items: baseline;
    height: calc(46px * var(--grow, 1));
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .head svg {
    display: block;
    align-self: center;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 600;
  }
  /* A name that does not fit in its line has two smaller ones in the same place. */
  .name.long {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    align-self: center;
    font-size: 0.8em;
    line-height: 1.1;
    white-space: normal;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .validation {
    font-size: 1.22em;
    font-weight: 600;
    text-align: right;
  }
  .word,
  .train {
    color: var(--dim);
    font-size: 0.86em;
  }
  .train {
    grid-column: 1 / 3;
  }
  .word {
    text-align: right;
  }
  /* What fits over a small map: its name, and under it the one number. */
  .head.narrow {
    grid-template-columns: auto minmax(0, 1fr);
    font-size: 0.93em;
  }
  .head.narrow .validation {
    grid-column: 1 / 3;
    font-size: 1.1em;
    text-align: left;
  }
  .head.narrow :is(.train, .word) {
    display: none;
  }
  /* Over a very small one the name has a line of its own. */
  .head.tiny {
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 5px;
    font-size: 0.86em;
  }
  .head.tiny .name {
    grid-column: 1 / 3;
    grid-row: 1;
  }
  .head.tiny .validation {
    grid-column: 2;
    grid-row: 2;
  }
  /* Where height lacks, name and number share a line. */
  .head.flat {
    column-gap: 6px;
    align-items: center;
    height: calc(24px * var(--grow, 1));
    font-size: 0.93em;
  }
  .head.flat .validation {
    font-size: 1em;
  }
  .head.flat :is(.train, .word) {
    display: none;
  }
  .head.member svg {
    display: none;
  }
  .head.member .validation {
    grid-column: 1 / 3;
  }
`;

/** The width in pixels below which a head has its narrow form. */
const NARROW = 190;
/**
 * The width in pixels below which its name has a line of its own. A short name needs none, and no swatch: its neighbours
 * belong to the same run.
 */
const TINY = 110;

export function isTiny(width: number): boolean {
  return width < TINY * pageLook().size;
}

export function headClass(width: number, short?: string): string {
  if (isTiny(width)) return short === undefined ? 'head narrow tiny' : 'head narrow tiny member';
  return width < NARROW * pageLook().size ? 'head narrow' : 'head';
}

/** A name as far as there is room for it; where there is little, its line or its neighbours tell the run. */
export function fittingName(width: number, { name, short, beside }: Shown): string {
  if (isTiny(width)) return short ?? beside ?? name;
  return width < NARROW * pageLook().size ? (beside ?? name) : name;
}

export function headOf(store: TrainingStore, run: number, name: string, shown = name): TemplateResult {
  return html`${swatch(lookOf(run))}<span class="name" title=${name}>${shown}</span><span class="validation"></span>
    <span class="train"></span><span class="word">${store.text('lab.networks.validation')}</span>`;
}

/** Gives each name as many lines as it needs: again whenever the heads have been drawn, or their numbers have grown. */
export function fitNames(...heads: Element[]): void {
  const names = heads.flatMap((head) => [...head.querySelectorAll('.name')]);
  names.forEach((name) => name.classList.remove('long'));
  const long = names.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  long.forEach((name) => name.classList.add('long'));
}

/** Writes the score at the cursor; answers with the head if its name has less or more room than before. */
export function readHead(store: TrainingStore, network: Shown, head: Element | null): Element[] {
  const { training } = store;
  if (!training || !head) return [];
  const score = scoreAt(training, network, store.focus);
  const validation = head.querySelector('.validation');
  const letters = validation?.textContent.length;
  setText(validation, score ? scoreText(training, score.validation) : '');
  setText(head.querySelector('.train'), score ? store.text('lab.networks.training', scoreText(training, score.train)) : '');
  return validation?.textContent.length === letters ? [] : [head];
}
