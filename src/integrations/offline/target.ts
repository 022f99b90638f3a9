/** The folder and the archive that an export replaces: nothing is touched until all of the new ones stands. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** Tells a folder that an export made from any other. */
const sign = '_offline/made-by-export';

/** Why an export cannot be written there; said to people. */
export class TargetError extends Error {}

const isWithin = (inner: string, outer: string) => {
  const path = relative(outer, inner);
  return path === '' || !/^\.\.(?:[/\\]|$)/.test(path);
};

/** A path with the links on its way followed, also where its end is not there yet. */
function real(path: string): string {
  const above = standing(resolve(path));
  return join(realpathSync(above), relative(above, resolve(path)));
}

/** The nearest folder above a path that is there. */
function standing(path: string): string {
  return existsSync(path) ? path : standing(dirname(path));
}

/**
 * Sees whether an export may be written to a folder.
 * @param sources folders that it must not lie in, nor hold
 * @throws TargetError before anything is changed
 */
export function checkTarget(target: string, sources: readonly string[]): void {
  const folder = resolve(target);
  for (const source of sources) {
    if (isWithin(real(folder), real(source))) {
      throw new TargetError(`${target} lies in ${source}, from which the copy is made`);
    }
    if (isWithin(real(source), real(folder))) {
      throw new TargetError(`${target} holds ${source}, from which the copy is made`);
    }
  }
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new TargetError(`${target} is a file, not a folder`);
    if (readdirSync(folder).length && !existsSync(join(folder, sign))) {
      throw new TargetError(
        `${target} holds files that no export made; empty it, or name another folder`,
      );
    }
  }
  const above = standing(dirname(folder));
  try {
    if (!statSync(above).isDirectory()) throw new TargetError(`${above} is a file, not a folder`);
    // Rights alone do not tell: root may write where the file system does not let it.
    rmdirSync(mkdtempSync(join(above, '.export-')));
  } catch (error) {
    if (error instanceof TargetError) throw error;
    throw new TargetError(
      `${above} cannot be written to (${(error as NodeJS.ErrnoException).code})`,
    );
  }
}

/**
 * Replaces a folder, and a file beside it, with new ones. Both are written in full under other names, then
 * renamed; whatever fails before that leaves the old ones as they were.
 * @throws TargetError if the disk is full or does not let itself be written
 */
export function replaceTarget(
  target: string,
  files: ReadonlyMap<string, Uint8Array>,
  archive: { path: string; bytes: Uint8Array },
): void {
  const folder = resolve(target);
  let staging = '';
  /** Where the old folder is, as long as it is not in its place. */
  let aside = '';
  try {
    mkdirSync(dirname(folder), { recursive: true });
    staging = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
    const [made, old, packed] = ['new', 'old', 'archive'].map((name) => join(staging, name)) as [
      string,
      string,
      string,
    ];
    for (const [name, bytes] of files) write(join(made, name), bytes);
    write(join(made, sign), 'An export replaces this folder as a whole.\n');
    write(packed, archive.bytes);
    if (existsSync(folder)) {
      renameSync(folder, old);
      aside = old;
    }
    try {
      renameSync(made, folder);
      renameSync(packed, archive.path);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      if (aside) renameSync(aside, folder);
      aside = '';
      throw error;
    }
    aside = '';
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOSPC' ? 'the disk is full' : message;
    const rest = aside ? `what was there before is now ${aside}` : 'what was there before still is';
    throw new TargetError(`the copy could not be written: ${why}; ${rest}`);
  } finally {
    if (staging && !aside) rmSync(staging, { recursive: true, force: true });
  }
}

function write(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
