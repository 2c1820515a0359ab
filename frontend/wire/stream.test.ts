// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { Refusal } from './server';
import { Job, pieces, type Listener } from './stream';

interface Piece {
  k: number;
}

/** A server that sends what it is told to, in portions of bytes. */
class Server {
  asked: { path: string; body: unknown; signal: AbortSignal; name: string }[] = [];
  private controllers: ReadableStreamDefaultController<Uint8Array>[] = [];

  constructor() {
    vi.stubGlobal('fetch', (url: URL, init: RequestInit) => {
      const signal = init.signal!;
      const name = (init.headers as Record<string, string>)['Descent-Job'];
      this.asked.push({ path: url.pathname, body: JSON.parse(init.body as string), signal, name });
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          this.controllers.push(controller);
          signal.addEventListener('abort', () => controller.error(signal.reason));
        },
      });
      return Promise.resolve({ ok: true, status: 200, body } as Response);
    });
  }

  send(text: string | Uint8Array, request = this.controllers.length - 1): Promise<void> {
    this.controllers[request].enqueue(typeof text === 'string' ? new TextEncoder().encode(text) : text);
    return turn();
  }

  end(request = this.controllers.length - 1): Promise<void> {
    this.controllers[request].close();
    return turn();
  }
}

const turn = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

function listener(): Listener<Piece> & { log: unknown[] } {
  const log: unknown[] = [];
  return {
    log,
    piece: (p) => log.push(p.k),
    done: () => log.push('done'),
    failed: (reason) => log.push(reason),
    again: () => log.push('again'),
  };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('pieces arrive one by one, however the bytes are cut', async () => {
  const server = new Server();
  const heard = listener();
  new Job<object, Piece>('api/long', heard).start({ q: 1 });
  await turn();
  expect(server.asked[0]).toMatchObject({ path: '/api/long', body: { q: 1 } });
  await server.send('{"k":1}\n{"k"');
  expect(heard.log).toEqual([1]);
  await server.send(':2}\n\n');
  expect(heard.log).toEqual([1, 2]);
  const text = new TextEncoder().encode('{"k":3,"text":"期望"}');
  await server.send(text.slice(0, 17));
  await server.send(text.slice(17));
  await server.end();
  expect(heard.log).toEqual([1, 2, 3, 'done']);
});

test('starting anew ends the former job, which says nothing more', async () => {
  const server = new Server();
  const heard = listener();
  const job = new Job<number, Piece>('api/long', heard);
  job.start(1);
  await turn();
  await server.send('{"k":1}\n');
  job.start(2);
  await turn();
  expect(server.asked.map((a) => a.signal.aborted)).toEqual([true, false]);
  expect(server.asked[1].name).toBe(server.asked[0].name);
  await server.send('{"k":2}\n', 1);
  await server.end(1);
  expect(heard.log).toEqual([1, 2, 'done']);
  expect(job.running).toBe(false);
});

test('a cancelled job closes its connection and is no failure', async () => {
  const server = new Server();
  const heard = listener();
  const job = new Job<number, Piece>('api/long', heard);
  job.start(1);
  await turn();
  job.cancel();
  await turn();
  expect(server.asked[0].signal.aborted).toBe(true);
  expect(heard.log).toEqual([]);
  expect(job.running).toBe(false);
});

test('leaving the loop lets go of the answer', async () => {
  const server = new Server();
  const seen: number[] = [];
  const reading = (async () => {
    for await (const piece of pieces<Piece>('api/long', 0, new AbortController().signal, 'a')) {
      seen.push(piece.k);
      break;
    }
  })();
  await turn();
  await server.send('{"k":1}\n{"k":2}\n');
  await reading;
  expect(seen).toEqual([1]);
  expect(() => server.send('more')).toThrow();
});

test('the last line may be a sentence that says what is wrong', async () => {
  const server = new Server();
  const heard = listener();
  new Job<number, Piece>('api/long', heard).start(1);
  await turn();
  await server.send('{"k":1}\n{"error":"Too long, it is {0}.","key":"limit.jobTime","arguments":["60"]}\n');
  expect(heard.log[0]).toBe(1);
  expect(heard.log[1]).toBeInstanceOf(Refusal);
  expect((heard.log[1] as Refusal).sentence).toEqual({
    key: 'limit.jobTime',
    english: "Too long, it is '{'0'}'.",
    arguments: ['60'],
  });
});

test('a refusal instead of an answer is told, and so is a server that is not there', async () => {
  const heard = listener();
  const job = new Job<number, Piece>('api/long', heard);
  vi.stubGlobal('fetch', () =>
    Promise.resolve({ ok: false, status: 400, json: () => Promise.resolve({ error: 'No.', key: 'limit.jobs', arguments: [] }) }),
  );
  job.start(1);
  await turn();
  expect((heard.log[0] as Refusal).sentence.key).toBe('limit.jobs');
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  job.start(1);
  await turn();
  expect(heard.log[1]).toBeInstanceOf(TypeError);
  expect(job.running).toBe(false);
  job.cancel();
});

test('a job whose connection is cut begins anew, and its pieces come again from the first', async () => {
  vi.useFakeTimers();
  const lines = (...sent: object[]): Uint8Array => new TextEncoder().encode(sent.map((piece) => `${JSON.stringify(piece)}\n`).join(''));
  const cut = (controller: ReadableStreamDefaultController<Uint8Array>): void => controller.error(new TypeError('cut'));
  const bodies = [
    new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(lines({ k: 1 })), pull: cut }, { highWaterMark: 0 }),
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(lines({ k: 1 }, { k: 2 }));
        controller.close();
      },
    }),
  ];
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: true, status: 200, body: bodies.shift() } as unknown as Response));
  const heard = listener();
  new Job<number, Piece>('api/long', heard).start(1);
  await vi.runAllTimersAsync();
  expect(heard.log).toEqual([1, expect.any(TypeError), 'again', 1, 2, 'done']);
});

test('a cancelled job is not tried again', async () => {
  vi.useFakeTimers();
  const ask = vi.fn(() => Promise.reject(new TypeError('no network')));
  vi.stubGlobal('fetch', ask);
  const job = new Job<number, Piece>('api/long', listener());
  job.start(1);
  await vi.advanceTimersByTimeAsync(10);
  job.cancel();
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(1);
});
