/** Reads the page's custom properties for pictures on a canvas; once, until the page turns light or dark. */
import type { Look } from '../../draw/look';
import { CLASS_LOOKS } from '../../draw/classes';
import { CONTENDER_LOOKS, dashOf, markerOf } from '../../draw/palette';

let known: Look | null = null;
let dressed: readonly number[] = [];
const listeners = new Set<() => void>();

export function pageLook(): Look {
  known ??= readLook(getComputedStyle(document.documentElement));
  return known;
}

function readLook(style: CSSStyleDeclaration): Look {
  const get = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  return {
    page: get('--page', '#f5f6f8'),
    panel: get('--panel', '#fff'),
    line: get('--line', '#e2e5ea'),
    ink: get('--ink', '#1a1f27'),
    dim: get('--dim', '#626c7a'),
    accent: get('--accent', '#3450c8'),
    low: get('--lo', '#ffffff'),
    high: get('--hi', '#aebbd2'),
    iso: get('--iso', '#7f8dab'),
    runs: Array.from({ length: Math.max(CONTENDER_LOOKS, dressed.length) }, (_, run) => {
      const number = lookOf(run);
      const line = get(`--run-${number + 1}`, '#3450c8');
      return { line, text: get(`--run-${number + 1}-text`, line), dash: dashOf(number), marker: markerOf(number) };
    }),
    classes: Array.from({ length: CLASS_LOOKS }, (_, i) => get(`--class-${i + 1}`, '#5a55b8')),
    font: get('--text', 'system-ui, sans-serif'),
    size: parseFloat(get('--size', '14px')) / 14,
  };
}

/** Assigns looks to runs; a run without an assigned look has that of its own number. */
export function dressRuns(looks: readonly number[]): void {
  if (String(looks) === String(dressed)) return;
  dressed = looks;
  forget();
}

/** Which of the page's looks, from 0, a run has. */
export function lookOf(run: number): number {
  return (dressed[run] ?? run) % CONTENDER_LOOKS;
}

/** The page's colour for a run's name. */
export function nameColour(run: number): string {
  return `var(--run-${lookOf(run) + 1}-text)`;
}

/** Calls back when the page turns light or dark, or its letters grow; the answer ends it. */
export function onLookChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function forget(): void {
  known = null;
  for (const listener of [...listeners]) listener();
}

window.addEventListener('appearancechange', forget);
window.addEventListener('resize', () => {
  const before = known;
  known = null;
  if (before && before.size !== pageLook().size) forget();
});
new MutationObserver(forget).observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'theme', 'style'] });
