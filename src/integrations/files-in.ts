import { globSync } from 'node:fs';
import { join, relative } from 'node:path';

/** All files below a folder by their paths in it, with slashes on every system, in one order everywhere. */
export const filesIn = (folder: string): string[] =>
  globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
