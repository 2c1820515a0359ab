// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../descent';
import type { RaceStage } from '../functions/stage';
import { keepStanding, questionOf, takeStanding, type Standing } from './standing';

const HERE = 'http://here/?lesson=zigzag';
const standing: Standing = {
  step: 40,
  playing: false,
  question: 'q',
  answer: { picked: 2, told: null, skipped: false },
  panels: { networks: 'units' },
};

function raced(stage: RaceStage): void {
  const columns = new Map([
    ['step', Float64Array.of(0, 1, 2)],
    ['loss', Float64Array.of(3, 2, 1)],
  ]);
  const ending = { reason: 'steps', step: 2, message: { key: 'k', english: '', arguments: [] } };
  stage.store.setRace({
    variables: ['x'],
    caption: null,
    facts: { conditionNumber: null, criticalPoint: null, minima: [], message: null },
    runs: [{ name: 'SGD', type: 'sgd', rows: 3, ending, verdict: null, columns }],
  });
}

beforeEach(() => sessionStorage.clear());
afterEach(() => (document.body.innerHTML = ''));

test('a page that is loaded anew stands where it stood, once', () => {
  keepStanding(standing, HERE);
  expect(takeStanding(true, HERE)).toEqual(standing);
  expect(takeStanding(true, HERE)).toBeNull();
});

test('a page that is opened, and another address, begin at the beginning', () => {
  keepStanding(standing, HERE);
  expect(takeStanding(false, HERE)).toBeNull();
  expect(takeStanding(true, 'http://here/')).toBeNull();
});

test('who goes back from another page finds each as it was left', () => {
  const there = 'http://here/networks?e=1';
  keepStanding(standing, HERE);
  keepStanding({ ...standing, step: 7 }, there);
  const back = new Event('popstate');
  Object.defineProperty(back, 'isTrusted', { value: true });
  dispatchEvent(back);
  expect(takeStanding(undefined, HERE)).toEqual(standing);
  expect(takeStanding(undefined, there)?.step).toBe(7);
  keepStanding(standing, HERE);
  document.body.click();
  expect(takeStanding(undefined, HERE)).toBeNull();
});

test('a stage that another page takes the place of is kept under its own address', () => {
  document.body.innerHTML = '<descent-stage></descent-stage>';
  const stage = document.querySelector<RaceStage>('descent-stage')!;
  raced(stage);
  stage.store.setPlaying(false);
  stage.store.setCursor(1);
  const before = location.href;
  history.pushState(null, '', '/networks');
  stage.remove();
  expect(takeStanding(true)).toBeNull();
  expect(takeStanding(true, before)?.step).toBe(1);
  history.pushState(null, '', before);
});

test('what is no standing, or a browser that keeps nothing, harms nobody', () => {
  sessionStorage.setItem('descent.standing', '{"address": "http://here/?lesson=zigzag", "step": "far"}');
  expect(takeStanding(true, HERE)).toBeNull();
  sessionStorage.setItem('descent.standing', '{');
  expect(takeStanding(true, HERE)).toBeNull();
  keepStanding(standing, HERE, null);
  expect(takeStanding(true, HERE, null)).toBeNull();
});

test('a lesson whose experiment was changed goes on where its page is loaded anew, in any language, and asks nobody else', () => {
  const asked = (text: string, own: boolean): string => JSON.stringify({ text, explanation: '', shown: { lesson: 'zigzag', own } });
  const stood = { ...standing, question: 'zigzag' };
  expect(questionOf(asked('How many?', false), stood)).toMatchObject({ again: true, question: { text: 'How many?' } });
  expect(questionOf(asked('多少?', false), stood).again).toBe(true);
  expect(questionOf(asked('How many?', false), null)).toEqual({ question: null, again: false });
  expect(questionOf(asked('How many?', false), { ...stood, question: 'hollow' }).question).toBeNull();
  expect(questionOf(asked('How many?', true), null)).toMatchObject({ again: false, question: { text: 'How many?' } });
  expect(questionOf('', { ...stood, question: '' })).toEqual({ question: null, again: false });
});

test('a stage keeps its step, its answer and its panels when it is left', () => {
  document.body.innerHTML = '<descent-stage></descent-stage>';
  const stage = document.querySelector<RaceStage>('descent-stage')!;
  const question = JSON.stringify({ text: '?', choices: ['a', 'b'], answer: 0, explanation: '' });
  stage.question = question;
  stage.asking.pick(1);
  raced(stage);
  stage.store.setPlaying(false);
  stage.store.setCursor(1);
  stage.store.panels.set('chart', 'gradient');
  dispatchEvent(new Event('pagehide'));
  expect(takeStanding(true)).toEqual({
    step: 1,
    playing: false,
    question: '?',
    answer: { picked: 1, told: null, skipped: false },
    panels: { chart: 'gradient' },
  });
});
