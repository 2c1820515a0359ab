// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { ClassConnection, isHidden, type ClassExperiment, type ClassState } from './socket';

class FakeSocket {
  sent: unknown[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.onclose?.();
  }
  hear(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const state: ClassState = {
  version: 1,
  experiment: 1,
  view: 'functions',
  panel: '',
  step: 0,
  playing: false,
  speed: 1,
  paused: false,
  say: '',
  highlight: -1,
  choose: '',
  question: 'closed',
  teacher: true,
  followers: 1,
  exploring: 0,
  recall: 0,
  votes: 0,
  truth: false,
  frame: [],
  dots: 0,
  pins: [],
  guessed: 0,
  nicknames: false,
};
let sockets: FakeSocket[];

function connection(): ClassConnection {
  sockets = [];
  const made = new ClassConnection(
    'ABC234',
    (token) => ({ join: token }),
    () => {},
    () => {
      sockets.push(new FakeSocket());
      return sockets[sockets.length - 1] as unknown as WebSocket;
    },
  );
  made.connect();
  sockets[0].onopen?.();
  return made;
}

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});

test('who loads the page again sees the vote and the guess that count', () => {
  const made = connection();
  const guessed = { field: 'rate', values: [0.1] };
  sockets[0].hear({ you: { token: 'secret', pseudonym: 'Jade Fox', voted: { round: 1, choice: 2 }, guessed }, state });
  expect(made.voted).toEqual({ round: 1, choice: 2 });
  expect(made.guessed).toEqual(guessed);
});

test('who comes back after a break says the token of before', () => {
  const made = connection();
  expect(sockets[0].sent).toEqual([{ join: null, rows: true }]);
  sockets[0].hear({ you: { token: 'secret', pseudonym: 'Jade Fox' }, state });
  expect(made.pseudonym).toBe('Jade Fox');

  sockets[0].onclose?.();
  expect(made.link).toBe('lost');
  vi.advanceTimersByTime(600);
  sockets[1].onopen?.();

  expect(sockets[1].sent).toEqual([{ join: 'secret', rows: true }]);
});

function comeBack(next: Partial<ClassState>): FakeSocket {
  vi.advanceTimersByTime(10_000);
  const socket = sockets[sockets.length - 1];
  socket.onopen?.();
  socket.hear({ you: { token: 'secret', pseudonym: 'Jade Fox' }, state: { ...state, ...next } });
  return socket;
}

test('a vote over a broken line is said over the next one, where the same is asked still', () => {
  const made = connection();
  sockets[0].hear({ you: { token: 'secret', pseudonym: 'Jade Fox' }, state: { ...state, question: 'open' } });
  // Said, but the line breaks before it is answered.
  made.say({ vote: 0 });
  expect(made.waits).toBe(false);
  sockets[0].onclose?.();
  expect(made.waits).toBe(true);
  // Said while there is no line.
  made.say({ vote: 2 });
  const second = comeBack({ question: 'open' });
  expect(second.sent.slice(1)).toEqual([{ vote: 2 }]);
  second.hear({ voted: { round: 1, choice: 2 } });

  second.onclose?.();
  const third = comeBack({ question: 'open' });
  expect(third.sent).toHaveLength(1);
  made.say({ vote: 1 });
  third.onclose?.();
  // The class votes anew: that is another question.
  const fourth = comeBack({ question: 'open2' });
  expect(fourth.sent).toHaveLength(1);
  fourth.onclose?.();
  made.say({ choose: { seed: 3 } });
  const fifth = comeBack({ question: 'open2' });
  expect(fifth.sent.slice(1)).toEqual([{ choose: { seed: 3 } }]);
  fifth.onclose?.();
  expect(comeBack({ question: 'open2' }).sent).toHaveLength(1);
});

test('dots add up, belong to their experiment, and are not doubled by a reconnection', () => {
  const made = connection();
  const dot = { field: 'learningRate', value: 0.1, loss: 1, diverged: false };
  sockets[0].hear({ you: { token: 't', pseudonym: 'p' }, state, dots: [dot] });
  sockets[0].hear({ state: { ...state, dots: 2 }, dots: [dot] });
  expect(made.dots).toHaveLength(2);

  sockets[0].hear({ you: { token: 't', pseudonym: 'p' }, state, dots: [dot, dot] });
  expect(made.dots).toHaveLength(2);
  sockets[0].hear({ state: { ...state, experiment: 2 } });
  expect(made.dots).toHaveLength(0);
});

test('guesses stay until others are told, and begin anew over another line', () => {
  const made = connection();
  const guesses = [{ field: 'loss' as const, values: [0.3] }];
  const you = { token: 't', pseudonym: 'p' };
  sockets[0].hear({ you, state: { ...state, guesses } });
  sockets[0].hear({ state: { ...state, step: 3 } });
  expect(made.state?.guesses).toEqual(guesses);
  sockets[0].hear({ state: { ...state, guesses: [] } });
  expect(made.state?.guesses).toEqual([]);

  sockets[0].hear({ state: { ...state, guesses } });
  sockets[0].hear({ you, state: { ...state } });
  expect(made.state?.guesses).toBeUndefined();
});

test('a vote is shown once the class has counted it, and belongs to its question', () => {
  const made = connection();
  sockets[0].hear({ you: { token: 't', pseudonym: 'p' }, state: { ...state, question: 'open' } });
  made.say({ vote: 1 });
  expect(made.voted).toBeNull();
  sockets[0].hear({ voted: { round: 1, choice: 1 } });
  expect(made.voted).toEqual({ round: 1, choice: 1 });

  sockets[0].hear({ state: { ...state, experiment: 2 } });
  expect(made.voted).toBeNull();
});

test('what answers a question is hidden until the reveal, and over a guess', () => {
  const plain = { title: '', question: undefined } as ClassExperiment;
  const asking = { ...plain, question: { text: 'Which?', choices: ['a', 'b'] } };
  for (const question of ['closed', 'open', 'talk', 'open2'] as const) {
    expect(isHidden({ ...state, question }, asking)).toBe(true);
    expect(isHidden({ ...state, question }, plain)).toBe(false);
  }
  expect(isHidden({ ...state, question: 'revealed' }, asking)).toBe(false);
  expect(isHidden({ ...state, choose: 'end' }, plain)).toBe(true);
  expect(isHidden({ ...state, choose: 'learningRate' }, plain)).toBe(false);
});

test('a class that is over is not asked again', () => {
  const made = connection();
  sockets[0].hear({ you: { token: 't', pseudonym: 'p' }, state });
  sockets[0].hear({ over: true });
  sockets[0].onclose?.();
  vi.advanceTimersByTime(60_000);
  expect(made.link).toBe('over');
  expect(sockets).toHaveLength(1);
});

test('what a step reveals is kept until nothing is hidden any more, or another experiment comes', () => {
  const made = connection();
  const question = { text: 'Which?', choices: ['a', 'b'] };
  const content = { title: '', question } as unknown as ClassExperiment;
  const rows = (after: number) => ({ after, until: after + 1, runs: [], diverged: [] });
  sockets[0].hear({ you: { token: 't', pseudonym: 'p' }, state, content });
  sockets[0].hear({ state: { ...state, step: 1 }, rows: rows(0) });
  sockets[0].hear({ state: { ...state, step: 2 }, rows: rows(1) });
  expect(made.rows.map(({ after }) => after)).toEqual([0, 1]);
  sockets[0].hear({ state: { ...state, question: 'revealed' } });
  expect(made.rows).toEqual([]);
  sockets[0].hear({ state, rows: rows(0) });
  sockets[0].hear({ state: { ...state, experiment: 2 }, content });
  expect(made.rows).toEqual([]);
});

test('a line over which nothing comes any more is asked after, told as lost, and another is opened', () => {
  const made = connection();
  sockets[0].hear({ you: { token: 'secret', pseudonym: 'p' }, state });
  vi.advanceTimersByTime(15_000);
  expect(sockets[0].sent.at(-1)).toEqual({ here: true });
  sockets[0].hear({ here: true });
  vi.advanceTimersByTime(15_000);
  expect(made.link).toBe('open');

  vi.advanceTimersByTime(5000);
  expect(made.link).toBe('lost');
  expect(sockets).toHaveLength(1);
  window.dispatchEvent(new Event('online'));
  sockets[1].onopen?.();
  expect(sockets[1].sent).toEqual([{ join: 'secret', rows: true }]);
  sockets[0].hear({ over: true });
  expect(made.link).toBe('lost');
  made.close();
});

test('a line that neither opens nor fails is given up', () => {
  const made = connection();
  vi.advanceTimersByTime(15_000);
  expect(made.link).toBe('lost');
  made.close();
  vi.advanceTimersByTime(60_000);
  expect(sockets).toHaveLength(1);
});
