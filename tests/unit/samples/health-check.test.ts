import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { createHealth } from '../../../src/samples/health-check.ts';

const up = (name: string) => ({ name, ping: async () => {} });
const down = (name: string) => ({
  name,
  ping: () => Promise.reject(new Error('no route to 10.0.0.7')),
});
const hangs = (name: string) => ({ name, ping: () => new Promise<void>(() => {}) });

test('a copy whose dependencies answer is ready', async () => {
  const { ready, live } = createHealth([up('database'), up('queue')]);
  expect(await ready()).toEqual({ status: 200, body: { database: 'ok', queue: 'ok' } });
  expect(live()).toEqual({ status: 200, body: {} });
});

test('one that lacks a dependency is not ready, and need not be restarted', async () => {
  const ping = vi.fn(() => Promise.reject(new Error('no route to 10.0.0.7')));
  const { ready, live } = createHealth([up('queue'), { name: 'database', ping }]);
  expect(live().status).toBe(200);
  expect(ping).not.toHaveBeenCalled();
  const answer = await ready();
  expect(answer).toEqual({ status: 503, body: { queue: 'ok', database: 'failed' } });
  expect(JSON.stringify(answer)).not.toContain('10.0.0.7');
});

test('it is ready again when the dependency is back', async () => {
  let well = false;
  const ping = async () => {
    if (!well) throw new Error('down');
  };
  const { ready } = createHealth([{ name: 'database', ping }]);
  expect((await ready()).status).toBe(503);
  well = true;
  expect((await ready()).status).toBe(200);
});

test('a ping that hangs fails when its time is up, and holds up no other', async () => {
  const limit = new AbortController();
  const { ready } = createHealth([hangs('database'), up('queue')], () => limit.signal);
  const answer = ready();
  await setImmediate();
  limit.abort(new Error('too late'));
  expect(await answer).toEqual({ status: 503, body: { database: 'failed', queue: 'ok' } });
});

test('pings run side by side, and all are told of the limit', async () => {
  const limit = new AbortController();
  const started: AbortSignal[] = [];
  const slow = (name: string) => ({
    name,
    ping: (signal: AbortSignal) => {
      started.push(signal);
      return new Promise<void>(() => {});
    },
  });
  const answer = createHealth([slow('a'), slow('b')], () => limit.signal).ready();
  expect(started).toEqual([limit.signal, limit.signal]);
  limit.abort();
  await answer;
});

test('a ping that throws before it returns a promise has failed too, and no rejection is left over', async () => {
  const limit = new AbortController();
  const unhandled = vi.fn();
  process.once('unhandledRejection', unhandled);
  const ping = () => {
    throw new Error('no driver');
  };
  const { ready } = createHealth([{ name: 'database', ping }, up('queue')], () => limit.signal);
  expect(await ready()).toMatchObject({ status: 503, body: { database: 'failed' } });
  limit.abort();
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

test('a copy that stops asks for no more requests, and stays alive to finish its own', async () => {
  const { ready, live, stop } = createHealth([up('database')]);
  stop();
  expect((await ready()).status).toBe(503);
  expect(live().status).toBe(200);
});

test('the default limit is a second', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout');
  await createHealth([down('database')]).ready();
  expect(timeout).toHaveBeenCalledWith(1000);
  timeout.mockRestore();
});
