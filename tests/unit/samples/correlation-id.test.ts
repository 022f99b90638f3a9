import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createFetch,
  createLog,
  keepCorrelationId,
  withCorrelationId,
} from '../../../src/samples/correlation-id.ts';

const header = 'x-correlation-id';
const request = (id?: string) =>
  new Request('https://shop.example/', id === undefined ? {} : { headers: { [header]: id } });

function createNotes() {
  const lines: string[] = [];
  const sent: Request[] = [];
  return {
    log: createLog((line) => lines.push(line)),
    fetch: createFetch(async (request) => {
      sent.push(request);
      return new Response('fine');
    }),
    sent,
    logged: () => lines.map((line) => JSON.parse(line)),
  };
}

test('lines carry the id of their request, with their own fields', async () => {
  const { log, logged } = createNotes();
  await withCorrelationId(request('abc-1'), async () => {
    await setTimeout(1);
    log('paid', { order: 7 });
  });
  expect(logged()).toEqual([{ message: 'paid', order: 7, correlationId: 'abc-1' }]);
});

test('a field cannot take the place of message or id', async () => {
  const { log, logged } = createNotes();
  await withCorrelationId(request('abc-1'), async () =>
    log('paid', { message: 'x', correlationId: 'x' }),
  );
  expect(logged()).toEqual([{ message: 'paid', correlationId: 'abc-1' }]);
});

test('requests at the same time do not mix', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 10 }), async (delays) => {
      const { log, fetch, sent, logged } = createNotes();
      await Promise.all(
        delays.map((delay, i) =>
          withCorrelationId(request(`id-${i}`), async () => {
            log('before', { i });
            await setTimeout(delay);
            await fetch(`https://stock.example/${i}`);
            log('after', { i });
          }),
        ),
      );
      expect(logged()).toHaveLength(2 * delays.length);
      for (const { i, correlationId } of logged()) expect(correlationId).toBe(`id-${i}`);
      for (const { url, headers } of sent)
        expect(headers.get(header)).toBe(`id-${url.split('/').at(-1)}`);
    }),
    { numRuns: 20 },
  ));

test('a request without an id gets one, and so do those with a bad one', async () => {
  for (const given of [undefined, '', 'a b', 'x'.repeat(65), '"}{"', 'ü']) {
    const { log, logged } = createNotes();
    await withCorrelationId(
      request(given),
      async () => log('hello'),
      () => 'fresh',
    );
    expect(logged()).toEqual([{ message: 'hello', correlationId: 'fresh' }]);
  }
});

test('ids are new each time', async () => {
  const { log, logged } = createNotes();
  for (let i = 0; i < 2; i++) await withCorrelationId(request(), async () => log('hello'));
  const [first, second] = logged();
  expect(first.correlationId).toMatch(/^[\w-]{36}$/);
  expect(second.correlationId).not.toBe(first.correlationId);
});

test('calls keep their own headers, and outside of a request nothing is added', async () => {
  const { fetch, sent } = createNotes();
  await fetch('https://stock.example/', { headers: { accept: 'text/plain' } });
  expect(sent[0]?.headers.get(header)).toBeNull();
  await withCorrelationId(request('abc-1'), () =>
    fetch('https://stock.example/', { method: 'POST', headers: { accept: 'text/plain' } }),
  );
  expect(sent[1]?.method).toBe('POST');
  expect(sent[1]?.headers.get('accept')).toBe('text/plain');
  expect(sent[1]?.headers.get(header)).toBe('abc-1');
});

test('work that a pool starts later keeps its id only if told to', async () => {
  const { log, logged } = createNotes();
  const pool: (() => void)[] = [];
  await withCorrelationId(request('abc-1'), async () => {
    pool.push(() => log('lost'));
    pool.push(keepCorrelationId(() => log('kept')));
  });
  await withCorrelationId(request('another'), async () => {
    for (const work of pool) work();
  });
  expect(logged()).toEqual([
    { message: 'lost', correlationId: 'another' },
    { message: 'kept', correlationId: 'abc-1' },
  ]);
});

test('outside of the work its id is gone', async () => {
  const { log, logged } = createNotes();
  const working = withCorrelationId(request('abc-1'), () => setTimeout(1));
  log('meanwhile');
  await working;
  log('afterwards');
  expect(logged()).toEqual([{ message: 'meanwhile' }, { message: 'afterwards' }]);
});

test('the result and the error of the work pass through', async () => {
  expect(await withCorrelationId(request(), async () => 42)).toBe(42);
  const failing = withCorrelationId(request(), () => Promise.reject(new Error('down')));
  await expect(failing).rejects.toThrow('down');
});
