import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();
const header = 'x-correlation-id';

/** Runs `work`, and all that it awaits, under its request's id. */
export function withCorrelationId<T>(
  request: Request,
  work: () => Promise<T>,
  newId: () => string = () => crypto.randomUUID(),
): Promise<T> {
  const given = request.headers.get(header) ?? '';
  // Anybody can send the header. A line break in it could forge
  // lines of a log, and a megabyte would fill one.
  const id = /^[\w-]{1,64}$/.test(given) ? given : newId();
  return current.run(id, work);
}

/** A log whose every line can be found by the id of its request. */
export function createLog(write: (line: string) => void) {
  return (message: string, fields: Record<string, unknown> = {}) =>
    write(
      JSON.stringify({
        ...fields,
        message,
        correlationId: current.getStore(),
      }),
    );
}

/** Passes the id on, so that the next service logs the same one. */
export function createFetch(
  fetch: (request: Request) => Promise<Response>,
) {
  return (
    input: string | URL | Request,
    init?: RequestInit,
  ): Promise<Response> => {
    const request = new Request(input, init);
    const id = current.getStore();
    if (id) request.headers.set(header, id);
    return fetch(request);
  };
}

/**
 * Keeps the id for work that others will start. The trap: a shared
 * queue or pool calls back under the id of another request.
 */
export const keepCorrelationId = AsyncLocalStorage.bind;
