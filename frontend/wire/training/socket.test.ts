// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CLOSING } from '../closing';
import type { Message } from '../answer/message';
import { framed } from '../numbers/framed';
import { lineOf, NOTHING_TO_SEE, type RunPicture, type Training } from './training';
import { TrainingSocket, type Steering } from './socket';

/** The other end: what the browser sent, and a way to tell it something. */
class FakeSocket {
  static all: FakeSocket[] = [];
  readyState = 0;
  binaryType = '';
  sent: Record<string, unknown>[] = [];
  onopen = (): void => {};
  onmessage = (_: { data: ArrayBuffer }): void => {};
  onclose = (_: { code: number }): void => {};

  constructor() {
    FakeSocket.all.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  open(): void {
    this.readyState = 1;
    this.onopen();
  }

  cut(code = 1006): void {
    this.readyState = 3;
    this.onclose({ code });
  }

  close(): void {
    this.readyState = 3;
  }

  tell(header: object, ...columns: number[][]): void {
    this.onmessage({ data: framed(header, ...columns) });
  }
}

const course: Steering = { play: true, speed: Infinity, advanceTo: 0, look: { ...NOTHING_TO_SEE, step: null } };
const columns = ['step', 'train_loss'];
const facts = [{ name: 'a', type: 'sgd', updatesPerEpoch: 10, parameters: 3 }];
const data = { features: ['x'], classes: ['0', '1'], rows: 2 };
const progress = (step: number, rows: number): object => ({
  step,
  ending: null,
  snapshots: [],
  gradientEvaluations: step,
  lines: rows > 0 ? [{ member: '', rows }] : [],
});
const first = { kind: 'update', frame: 1, token: 'T', columns, facts, data, runs: [progress(10, 2)] };
const firstColumns = [
  [5, 6],
  [0, 1],
  [1, 0],
  [0, 0],
  /* steps */ [0, 10],
  /* losses */ [2, 1],
];

let heard: { began: Training[]; grew: Training[]; pictures: RunPicture[][]; refused: Message[]; connected: boolean[] };
let paint: (() => void)[];
let socket: TrainingSocket;
const end = (): FakeSocket => FakeSocket.all.at(-1)!;

beforeEach(() => {
  FakeSocket.all = [];
  heard = { began: [], grew: [], pictures: [], refused: [], connected: [] };
  paint = [];
  vi.useFakeTimers();
  socket = new TrainingSocket(
    course,
    {
      began: (training) => heard.began.push(training),
      grew: (training) => heard.grew.push(training),
      pictured: (pictures) => heard.pictures.push(pictures),
      refused: (message) => heard.refused.push(message),
      connected: (connected) => heard.connected.push(connected),
    },
    {
      connect: () => new FakeSocket() as unknown as WebSocket,
      painted: (then) => void paint.push(then),
    },
  );
  socket.open({ steps: 100 }, course);
  end().open();
});

afterEach(() => {
  socket.close();
  vi.useRealTimers();
});

/** Longer than the first pause before another try. */
const comeBack = (): void => void vi.advanceTimersByTime(1000);

test('the experiment goes out with the course', () => {
  expect(end().sent).toEqual([{ open: { steps: 100 }, play: true, speed: null, advanceTo: 0, look: { ...NOTHING_TO_SEE, step: null } }]);
});

describe('frames', () => {
  beforeEach(() => end().tell(first, ...firstColumns));

  test('the first one tells the data and the first rows', () => {
    const [training] = heard.began;
    expect(training.data.points).toEqual([Float64Array.of(5, 6)]);
    expect([...training.data.training]).toEqual([1, 0]);
    expect(training.runs[0]).toMatchObject({ name: 'a', step: 10, parameters: 3 });
    expect(lineOf(training.runs[0])!.columns.get('train_loss')).toEqual(Float64Array.of(2, 1));
  });

  test('later ones add rows, and what was given out stays as it was', () => {
    end().tell({ kind: 'update', frame: 2, token: 'T', columns, runs: [progress(20, 1)] }, [20], [0.5]);
    expect(lineOf(heard.grew[0].runs[0])!.columns.get('step')).toEqual(Float64Array.of(0, 10, 20));
    expect(heard.grew[0].runs[0].name).toBe('a');
    expect(lineOf(heard.began[0].runs[0])!.rows).toBe(2);
  });

  test('are acknowledged when they are painted, not before', () => {
    expect(end().sent).toHaveLength(1);
    paint[0]();
    expect(end().sent.at(-1)).toEqual({ ack: 1 });
  });

  test('of a former training are left aside', () => {
    end().tell({ kind: 'update', frame: 2, token: 'older', columns, runs: [progress(20, 1)] }, [20], [0.5]);
    expect(heard.grew).toEqual([]);
  });

  test('bring pictures: probabilities in whole parts of 32767, the last class has the rest', () => {
    const decision = { columns: 2, rows: 1, x: [0, 1], y: [0, 1], classes: 2 };
    end().tell(
      {
        kind: 'update',
        frame: 2,
        token: 'T',
        columns,
        runs: [progress(11, 0)],
        pictures: [{ run: 0, member: '', step: 11, decision, confusion: 4 }],
      },
      [32767, 0],
      [7, 1, 2, 3],
    );
    const [picture] = heard.pictures[0];
    expect([...picture.decision!.values]).toEqual([1, 0, 0, 1]);
    expect([...picture.confusion!]).toEqual([7, 1, 2, 3]);
  });
});

test('only what changed of the course is told', () => {
  socket.steer({ ...course, play: false });
  socket.steer({ ...course, play: false });
  expect(end().sent.slice(1)).toEqual([{ play: false }]);
});

describe('a cut connection', () => {
  beforeEach(() => {
    end().tell(first, ...firstColumns);
    end().cut();
  });

  test('is told, tried again, and resumed behind what has arrived', () => {
    expect(heard.connected).toEqual([true, false]);
    comeBack();
    end().open();
    expect(heard.connected).toEqual([true, false, true]);
    expect(end().sent[0]).toMatchObject({ resume: 'T', have: [10], play: true });
    end().tell({ kind: 'update', frame: 1, token: 'T', columns, runs: [progress(20, 1)] }, [20], [0.5]);
    expect(lineOf(heard.grew[0].runs[0])!.columns.get('step')).toEqual(Float64Array.of(0, 10, 20));
  });

  test('an experiment that was changed meanwhile is opened, not the old one resumed', () => {
    socket.open({ steps: 7 }, course);
    comeBack();
    end().open();
    expect(end().sent[0]).toMatchObject({ open: { steps: 7 } });
    expect(end().sent).toHaveLength(1);
  });

  test('a training that the server has forgotten is trained again as far as it was', () => {
    comeBack();
    end().open();
    end().tell({ kind: 'gone' });
    expect(end().sent.at(-1)).toMatchObject({ open: { steps: 100 }, advanceTo: 10 });
  });

  test('frames of the old connection are not acknowledged on the new one', () => {
    comeBack();
    end().open();
    paint[0]();
    expect(end().sent).toHaveLength(1);
  });
});

test('who is turned away does not try again', () => {
  end().tell({ kind: 'refused', error: 'no', key: '', arguments: [] });
  end().cut(1008);
  expect(heard.refused).toHaveLength(1);
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.all).toHaveLength(1);
});

test('who sends more than the server takes hears so, and does not send it again', () => {
  end().cut(1009);
  expect(heard.refused).toEqual([expect.objectContaining({ key: 'lab.connection.large', arguments: ['LIMIT_MESSAGE_BYTES'] })]);
  expect(heard.connected).not.toContain(false);
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.all).toHaveLength(1);
});

test('a server that is about to end is told on the page, and the training goes on until it is gone', () => {
  const told = vi.fn();
  window.addEventListener(CLOSING, told, { once: true });
  end().tell({ kind: 'closing' });
  expect(told).toHaveBeenCalledOnce();
  expect(heard.refused).toHaveLength(0);
  end().cut(1001);
  comeBack();
  expect(FakeSocket.all).toHaveLength(2);
});

describe('a connection over which nothing comes any more', () => {
  const here = { here: true };

  beforeEach(() => end().tell(first, ...firstColumns));

  test('is asked after, told as lost where no answer comes, and resumed over another', () => {
    vi.advanceTimersByTime(4000);
    expect(end().sent.at(-1)).toEqual(here);
    expect(heard.connected).toEqual([true]);
    vi.advanceTimersByTime(4000);
    expect(heard.connected).toEqual([true, false]);
    comeBack();
    expect(FakeSocket.all).toHaveLength(2);
    end().open();
    expect(heard.connected).toEqual([true, false, true]);
    expect(end().sent[0]).toMatchObject({ resume: 'T', have: [10], play: true });
  });

  test('is kept where the other end answers, however slowly the networks learn', () => {
    for (let i = 0; i < 10; i++) {
      vi.advanceTimersByTime(4000);
      expect(end().sent.at(-1)).toEqual(here);
      end().tell({ kind: 'here' });
    }
    expect(heard.connected).toEqual([true]);
    expect(FakeSocket.all).toHaveLength(1);
  });

  test('is left alone while nothing is to come', () => {
    socket.steer({ ...course, play: false });
    end().tell({ kind: 'here' });
    vi.advanceTimersByTime(60_000);
    expect(end().sent.at(-1)).toEqual({ play: false });
    expect(heard.connected).toEqual([true]);
  });

  test('is asked after at once when the browser is offline, and tried again at once when it is back', () => {
    window.dispatchEvent(new Event('offline'));
    expect(end().sent.at(-1)).toEqual(here);
    vi.advanceTimersByTime(4000);
    expect(heard.connected).toEqual([true, false]);
    window.dispatchEvent(new Event('online'));
    expect(FakeSocket.all).toHaveLength(2);
  });

  test('says nothing more when its network is back too late', () => {
    const late = end();
    vi.advanceTimersByTime(8000);
    late.tell({ kind: 'update', frame: 2, token: 'T', columns, runs: [progress(20, 1)] }, [20, 0.5]);
    expect(heard.grew).toEqual([]);
  });

  test('is given up where it does not even open', () => {
    end().cut();
    comeBack();
    vi.advanceTimersByTime(12_000);
    expect(FakeSocket.all).toHaveLength(3);
  });
});
