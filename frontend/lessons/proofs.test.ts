// @vitest-environment happy-dom
import type { LitElement } from 'lit';
import { afterEach, expect, test, vi } from 'vitest';
import type { Evidence, Goal } from '../lab/asking/proof';
import './proofs';

// happy-dom has the quirks in which KaTeX refuses to work.
vi.mock('katex', () => ({ default: { render: () => undefined } }));

const texts = {
  'lab.task.done': 'Done.',
  'lab.task.notYet': 'Not yet.',
  'lab.task.above': 'must be above {0}',
  'lab.task.below': 'must be below {0}',
  'lab.task.both': '{0} and {1}',
  'lab.task.wanted': '{0} ({1})',
  'lab.task.exactly': 'must be {0}',
  'lab.proof.masks': 'masks',
  'lab.proof.loss': 'loss',
};

const evidence = (units: number): Evidence => ({
  experiment: { problem: { layers: [{ units, keepProbability: 0.5 }] } },
  runs: [{ name: 'A' }],
  column: () => ({ steps: Float64Array.of(0, 1), values: Float64Array.of(3, 2) }),
  snapshots: () => NaN,
  conditionNumber: null,
  measured: new Map(),
});

async function judged(units: number, goal: Goal): Promise<string> {
  const element = Object.assign(document.createElement('descent-proofs') as LitElement, {
    texts,
    answer: { own: false, proofs: [], lecture: '', task: 'try', goals: [goal] },
    witness: { evidence: evidence(units), onEvidence: () => () => undefined, point: () => undefined },
  });
  document.body.append(element);
  await element.updateComplete;
  return element.shadowRoot!.querySelector('.judged')!.textContent.replace(/\s+/g, ' ').trim();
}

afterEach(() => {
  document.body.innerHTML = '';
});

test('a count between two bounds is asked for by itself', async () => {
  expect(await judged(4, { measure: 'masks', run: 0, above: 31, below: 33 })).toBe('Not yet. masks 16 (must be 32)');
  expect(await judged(5, { measure: 'masks', run: 0, above: 31, below: 33 })).toBe('Done. masks 32 (must be 32)');
});

test('two bounds stand in one bracket', async () => {
  expect(await judged(4, { measure: 'at', run: 0, above: 1, below: 1.5 })).toBe('Not yet. loss 2 (must be above 1 and must be below 1.5)');
  expect(await judged(4, { measure: 'at', run: 0, below: 3 })).toBe('Done. loss 2 (must be below 3)');
});

test('what a panel measures is judged once the visitor has made it measure something else', async () => {
  const at = (worst: number): Evidence => ({ ...evidence(4), measured: new Map([['worst', [worst]]]) });
  let tell = (): void => undefined;
  const witness = { evidence: at(2), onEvidence: (listener: () => void) => ((tell = listener), () => undefined), point: () => undefined };
  const element = Object.assign(document.createElement('descent-proofs') as LitElement, {
    texts,
    answer: { own: true, proofs: [], lecture: '', task: 'try', goals: [{ measure: 'measured', of: 'worst', below: 1 }] },
    witness,
  });
  document.body.append(element);
  const judgedAt = async (worst: number): Promise<string> => {
    witness.evidence = { ...at(worst), experiment: witness.evidence.experiment };
    tell();
    await element.updateComplete;
    return element.shadowRoot!.querySelector('.judged')!.textContent.replace(/\s+/g, ' ').trim();
  };
  expect(await judgedAt(2)).toBe('');
  expect(await judgedAt(1.5)).toBe('Not yet. worst 1.5 (must be below 1)');
  expect(await judgedAt(0.5)).toBe('Done. worst 0.5 (must be below 1)');
});

test('what a network comes to is told before its run has come to it, and not of a changed experiment', async () => {
  const none: Evidence = { ...evidence(4), column: () => null };
  let tell = (): void => undefined;
  const witness = { evidence: none, onEvidence: (listener: () => void) => ((tell = listener), () => undefined), point: () => undefined };
  const proof = { measure: 'at', of: 'loss', run: 0, end: 0.25 };
  const element = Object.assign(document.createElement('descent-proofs') as LitElement, {
    texts,
    answer: { own: true, proofs: [proof], lecture: '', task: '', goals: [] },
    witness,
  });
  document.body.append(element);
  const shownOf = async (now: Evidence): Promise<string> => {
    witness.evidence = now;
    tell();
    await element.updateComplete;
    return element.shadowRoot!.querySelector('li b')!.textContent;
  };
  await element.updateComplete;
  expect(await shownOf(none)).toBe('0.25');
  expect(await shownOf(evidence(4))).toBe('2');
  expect(await shownOf({ ...evidence(5), column: () => null })).toBe('–');
});

test('the label of a number is typeset, and without numbers there is no list', async () => {
  const element = Object.assign(document.createElement('descent-proofs') as LitElement, {
    texts,
    answer: { own: false, proofs: [{ measure: 'kept', label: '$2^{100}$', value: 2 ** 100 }], lecture: '', task: '', goals: [] },
    witness: { evidence: evidence(4), onEvidence: () => () => undefined, point: () => undefined },
  });
  document.body.append(element);
  await element.updateComplete;
  const list = (): Element | null => element.shadowRoot!.querySelector('ul');
  expect(list()!.querySelector<HTMLElement & { latex: string }>('.label descent-maths')!.latex).toBe('2^{100}');
  Object.assign(element, { answer: { own: false, proofs: [], lecture: '', task: '', goals: [] } });
  await element.updateComplete;
  expect(list()).toBeNull();
});
