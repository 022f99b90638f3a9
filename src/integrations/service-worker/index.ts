/** Writes the service worker, last of all: it holds the digest of every file as it is served. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';
import { filesIn } from '../files-in.ts';
import { isStored, type StoredFiles } from './stored-files.ts';

const digestOf = (bytes: Buffer | string) =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** The files of a built site that are stored, each with its digest, in the order of their names. */
export function storedFiles(dist: string): StoredFiles {
  const names = filesIn(dist).filter(isStored);
  return Object.fromEntries(names.map((name) => [name, digestOf(readFileSync(join(dist, name)))]));
}

/** The worker for a list of files. */
export async function workerFor(files: StoredFiles): Promise<string> {
  const list = JSON.stringify(files);
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    minify: true,
    write: false,
    logLevel: 'silent',
    define: { FILES: list, VERSION: JSON.stringify(digestOf(list)) },
  });
  return outputFiles[0]?.text ?? '';
}

/** Adds `sw.js` to the build. It must come after all that changes files. */
export function serviceWorker(): AstroIntegration {
  return {
    name: 'service-worker',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const files = storedFiles(dist);
        await writeFile(join(dist, 'sw.js'), await workerFor(files));
        logger.info(`${Object.keys(files).length} files are stored for reading without network`);
      },
    },
  };
}
