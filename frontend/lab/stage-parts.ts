/** What the stages of the labs have in common, as elements. */

/** Properties that were set before the class was known lie on the element itself and would hide those of the class. */
export function adopt(element: HTMLElement, names: readonly string[]): void {
  const properties = element as unknown as Record<string, unknown>;
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = properties[name];
    Reflect.deleteProperty(element, name);
    properties[name] = value;
  }
}

/** Tells which run's line is pointed at, anything that bears data-run, such as a contender's; null for none. */
export function onPointedRun(stage: HTMLElement, tell: (run: number | null) => void): void {
  let last: number | null = null;
  const pointed = (target: EventTarget | null): void => {
    const line = target instanceof Element ? target.closest<HTMLElement>('[data-run]') : null;
    const run = line ? Number(line.dataset['run']) : null;
    if (run !== last) tell((last = run));
  };
  stage.addEventListener('pointerover', (event) => pointed(event.target));
  stage.addEventListener('pointerleave', () => pointed(null));
}
