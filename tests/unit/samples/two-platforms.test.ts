import fc from 'fast-check';
import { expect, test } from 'vitest';
import worker, {
  type LambdaEvent,
  lambdaHandler,
  quote,
} from '../../../src/samples/two-platforms.ts';

const prices = {
  get: async (zone: string) => new Map([['eu', '4.90']]).get(zone) ?? null,
};

/** An event as API Gateway sends it; what the sample does not read is there all the same. */
function event(method: string, body: string | undefined, base64 = false): LambdaEvent {
  const whole = {
    version: '2.0' as const,
    routeKey: '$default',
    rawPath: '/quotes',
    rawQueryString: '',
    headers: { 'content-type': 'text/plain', host: 'id.execute-api.us-east-1.amazonaws.com' },
    requestContext: {
      accountId: '123456789012',
      apiId: 'id',
      domainName: 'id.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'id',
      http: {
        method,
        path: '/quotes',
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'agent',
      },
      requestId: 'r1',
      routeKey: '$default',
      stage: '$default',
      time: '25/Nov/2026:09:00:00 +0000',
      timeEpoch: 1795597200000,
    },
    isBase64Encoded: base64,
  };
  if (body === undefined) return whole;
  return { ...whole, body: base64 ? Buffer.from(body).toString('base64') : body };
}

const onLambda = (...request: Parameters<typeof event>) => lambdaHandler(prices)(event(...request));
const onWorkers = (method: string, body?: string) =>
  worker.fetch(
    new Request('https://shop.example/quotes', { method, ...(body !== undefined && { body }) }),
    { PRICES: prices },
  );

test('the core answers every case', async () => {
  expect(await quote('POST', 'eu\n', prices)).toEqual({ status: 200, text: '4.90 EUR' });
  expect(await quote('POST', 'us', prices)).toMatchObject({ status: 404 });
  expect(await quote('POST', '', prices)).toMatchObject({ status: 400 });
  expect(await quote('POST', '__proto__', prices)).toMatchObject({ status: 400 });
  expect(await quote('GET', '', prices)).toMatchObject({ status: 405 });
});

test('Lambda gets a result in the form that API Gateway reads', async () => {
  expect(await onLambda('POST', 'eu')).toEqual({
    statusCode: 200,
    headers: { 'content-type': 'text/plain' },
    body: '4.90 EUR',
  });
});

test('Lambda reads a body in Base64, and a request without one', async () => {
  expect(await onLambda('POST', 'eu', true)).toMatchObject({ statusCode: 200, body: '4.90 EUR' });
  expect(await onLambda('POST', undefined)).toMatchObject({ statusCode: 400 });
  expect(await onLambda('GET', undefined)).toMatchObject({ statusCode: 405 });
});

test('Workers get a Response', async () => {
  const response = await onWorkers('POST', 'eu');
  expect(response).toBeInstanceOf(Response);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain');
  expect(await response.text()).toBe('4.90 EUR');
  expect((await onWorkers('GET')).status).toBe(405);
});

test('a store that is down is an error on both, not an answer', async () => {
  const down = { get: () => Promise.reject(new Error('down')) };
  await expect(lambdaHandler(down)(event('POST', 'eu'))).rejects.toThrow('down');
  const request = new Request('https://shop.example/quotes', { method: 'POST', body: 'eu' });
  await expect(worker.fetch(request, { PRICES: down })).rejects.toThrow('down');
});

test('both platforms give the same answer to the same request', () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom('POST', 'PUT'),
      fc.oneof(fc.constantFrom('eu', ' eu ', 'us'), fc.string({ unit: 'grapheme' })),
      fc.boolean(),
      async (method, body, base64) => {
        const { statusCode, body: text } = await onLambda(method, body, base64);
        const response = await onWorkers(method, body);
        expect({ status: response.status, text: await response.text() }).toEqual({
          status: statusCode,
          text,
        });
      },
    ),
  ));
