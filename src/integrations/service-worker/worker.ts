/**
 * The service worker: stores the whole site under one version, and answers from that version alone. A version is
 * stored in full, each file checked against its digest, or not at all; it takes over when the reader agrees.
 */
import { answering, type StoredFiles } from './stored-files.ts';

/** What the build puts in. */
declare const FILES: StoredFiles;
declare const VERSION: string;

/** The parts of a worker's scope that are used; the types of pages know none of them. */
interface Scope {
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: string, act: (event: WorkerEvent) => void): void;
}
interface WorkerEvent {
  request: Request;
  data: unknown;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

const scope = globalThis as unknown as Scope;
const root = new URL(scope.registration.scope);
const prefix = `site ${root.pathname} `;
const name = prefix + VERSION;
const address = (file: string) => new URL(file.replace(/(?<=^|\/)index\.html$/, ''), root).href;

/** Few, and behind what the reader asks for: a browser may keep six connections to a server, no more. */
const fetchedAtOnce = 2;
const digestHeader = 'x-digest';

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.slice(0, 8)].map((one) => one.toString(16).padStart(2, '0')).join('');
}

/** A file of this version: from an older one that has the same, else from the server. */
async function obtain(file: string, digest: string, older: readonly Cache[]): Promise<Response> {
  for (const cache of older) {
    const held = await cache.match(address(file));
    if (held?.headers.get(digestHeader) === digest) return held;
  }
  const response = await fetch(address(file), { cache: 'no-cache', priority: 'low' });
  if (!response.ok && file !== '404.html') throw new Error(`${file}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  // A server in the midst of a change sends some files of the next version.
  if ((await digestOf(bytes)) !== digest) throw new Error(`${file} is of another version`);
  // As the server sent it, policy and all, but for what describes the packed bytes.
  const headers = new Headers(response.headers);
  for (const packed of ['Content-Encoding', 'Content-Length']) headers.delete(packed);
  headers.set(digestHeader, digest);
  return new Response(bytes, { headers });
}

async function store(): Promise<void> {
  const names = (await caches.keys()).filter((one) => one.startsWith(prefix) && one !== name);
  const older = await Promise.all(names.map((one) => caches.open(one)));
  const cache = await caches.open(name);
  const ahead = Object.entries(FILES);
  const take = async () => {
    for (let next = ahead.pop(); next; next = ahead.pop()) {
      const [file, digest] = next;
      // An attempt that was cut off leaves files that need not come again.
      if (!(await cache.match(address(file)))) {
        await cache.put(address(file), await obtain(file, digest, older));
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: fetchedAtOnce }, take));
  } catch (error) {
    ahead.length = 0;
    if ((error as Error).name === 'QuotaExceededError') await caches.delete(name);
    throw error;
  }
}

async function forgetOthers(): Promise<void> {
  for (const one of await caches.keys()) {
    if (one.startsWith(prefix) && one !== name) await caches.delete(one);
  }
  await scope.clients.claim();
}

async function answer(request: Request, path: string): Promise<Response> {
  const file = answering(path, FILES);
  const cache = await caches.open(name);
  if (file) {
    // `/x` is not `/x/`: relative addresses would lead elsewhere.
    if (file === `${path}/index.html`) return Response.redirect(address(file), 301);
    const held = await cache.match(address(file));
    if (held) return held;
    return fetch(request);
  }
  try {
    return await fetch(request);
  } catch (error) {
    const missing = request.mode === 'navigate' && (await cache.match(address('404.html')));
    if (!missing) throw error;
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

scope.addEventListener('install', (event) => event.waitUntil(store()));
scope.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
scope.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(scope.skipWaiting());
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(root.href)) return;
  let path: string;
  try {
    path = decodeURI(url.pathname.slice(root.pathname.length));
  } catch {
    return;
  }
  event.respondWith(answer(request, path));
});
