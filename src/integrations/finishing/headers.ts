/** The response headers of the site, with a policy that allows exactly what the pages contain. */
import { createHash } from 'node:crypto';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function hashes(pages: Iterable<string>, inline: RegExp): string {
  const found = new Set<string>();
  for (const html of pages)
    for (const [, body = ''] of html.matchAll(inline)) found.add(hash(body));
  return [...found].toSorted().join(' ');
}

/** The Content-Security-Policy for all pages, one line. */
export function contentSecurityPolicy(pages: Iterable<string>): string {
  const all = [...pages];
  const scripts = hashes(all, /<script(?![^>]* src=)[^>]*>([\s\S]*?)<\/script>/g);
  const styles = hashes(all, /<style[^>]*>([\s\S]*?)<\/style>/g);
  return [
    "default-src 'none'",
    // Pagefind's engine is WebAssembly.
    `script-src 'self' 'wasm-unsafe-eval' ${scripts}`.trim(),
    `style-src 'self' ${styles}`.trim(),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A `_headers` file, as static hosts read it and `npm start` sends it. */
export function policyHeaders(pages: Map<string, string>, base: string): string {
  return `/*
  Content-Security-Policy: ${contentSecurityPolicy(pages.values())}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()

${base}_astro/*
  Cache-Control: public, max-age=31536000, immutable

${base}sw.js
  Cache-Control: no-cache
`;
}
