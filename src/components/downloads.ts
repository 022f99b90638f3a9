/** The archives that the site offers, as `npm run release` made them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloads } from '../site.ts';

export interface Archive {
  name: string;
  bytes: Buffer;
  /** In hexadecimal. */
  sha256: string;
}

/** All archives by name; none in a build without them. */
export function archives(): Archive[] {
  if (!downloads) return [];
  return readdirSync(downloads)
    .toSorted()
    .map((name) => {
      const bytes = readFileSync(join(downloads ?? '', name));
      return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
}
