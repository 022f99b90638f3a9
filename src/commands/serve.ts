/** Serves a built site as a static host does: with its `_headers`, its 404 page, and compression. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

interface Rule {
  prefix: string;
  headers: [name: string, value: string][];
}

/** Reads a `_headers` file: a path that ends in `*`, then indented `Name: value` lines. */
function readRules(dist: string): Rule[] {
  const rules: Rule[] = [];
  for (const line of readFileSync(join(dist, '_headers'), 'utf8').split('\n')) {
    const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? [];
    if (name && value) rules.at(-1)?.headers.push([name, value]);
    else if (line.startsWith('/')) {
      rules.push({ prefix: line.trim().replace(/\*$/, ''), headers: [] });
    }
  }
  return rules;
}

/** The file under `dist` for a request path, or undefined; a path cannot leave the folder. */
function fileOf(dist: string, path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const file = join(dist, normalize(`/${decoded}`), decoded.endsWith('/') ? 'index.html' : '');
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/**
 * Starts a server for the folder `dist` under the path `base`.
 * @param port 0 lets the system choose a free one.
 * @throws the system's error, with code EADDRINUSE when the port is taken.
 */
export async function serve(dist: string, base: string, port: number): Promise<Server> {
  const rules = readRules(dist);
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    if (path !== base && (path === '/' || `${path}/` === base)) {
      response.writeHead(302, { Location: base }).end();
      return;
    }
    const inside = path.startsWith(base) ? path.slice(base.length - 1) : '/404.html';
    const found = fileOf(dist, inside);
    // A folder without its slash: send the reader to the address that relative links need.
    if (!found && fileOf(dist, `${inside}/`)) {
      response.writeHead(301, { Location: `${path}/` }).end();
      return;
    }
    const file = found ?? join(dist, '404.html');
    const type = types[extname(file)] ?? 'application/octet-stream';
    for (const { prefix, headers } of rules) {
      if (path.startsWith(prefix)) for (const header of headers) response.setHeader(...header);
    }
    let body: Buffer = readFileSync(file);
    if (
      /text|javascript|json|xml/.test(type) &&
      request.headers['accept-encoding']?.includes('br')
    ) {
      body = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
      response.setHeader('Content-Encoding', 'br');
    }
    response.writeHead(found && path.startsWith(base) ? 200 : 404, {
      'Content-Type': type,
      'Content-Length': body.length,
      Vary: 'Accept-Encoding',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, resolve);
  });
  return server;
}
