/** A table of prices by zone, wherever it is kept. */
export interface Prices {
  get(zone: string): Promise<string | null>;
}

/** The core knows no platform: it can be tested and moved. */
export async function quote(
  method: string,
  body: string,
  prices: Prices,
) {
  if (method !== 'POST')
    return { status: 405, text: 'send a POST' };
  const zone = body.trim();
  if (!/^[a-z]{2}$/.test(zone))
    return { status: 400, text: 'no zone' };
  const price = await prices.get(zone);
  if (price === null) return { status: 404, text: 'unknown zone' };
  return { status: 200, text: `${price} EUR` };
}

const headers = { 'content-type': 'text/plain' };

/** What API Gateway sends (HTTP API, payload 2.0), in part. */
export interface LambdaEvent {
  version: '2.0';
  rawPath: string;
  headers: Record<string, string>;
  requestContext: { http: { method: string } };
  body?: string;
  isBase64Encoded: boolean;
}

export interface LambdaResult {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** AWS Lambda: plain objects in and out. */
export function lambdaHandler(prices: Prices) {
  return async (event: LambdaEvent): Promise<LambdaResult> => {
    // A body may come in Base64, or not at all.
    const encoding = event.isBase64Encoded ? 'base64' : 'utf8';
    const body = Buffer.from(event.body ?? '', encoding).toString();
    const { method } = event.requestContext.http;
    const { status, text } = await quote(method, body, prices);
    return { statusCode: status, headers, body: text };
  };
}

/** Cloudflare Workers: Request and Response; stores in `env`. */
export default {
  async fetch(request: Request, env: { PRICES: Prices }) {
    const body = await request.text();
    const { method } = request;
    const { status, text } = await quote(method, body, env.PRICES);
    return new Response(text, { status, headers });
  },
};
