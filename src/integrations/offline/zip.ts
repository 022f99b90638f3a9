/** A folder as an archive that is the same, byte for byte, whenever and wherever it is made. */
import { type Zippable, zipSync } from 'fflate';

/** What an archive stores as a local time, with the figures of UTC, so that no time zone shows. */
function stamp(seconds: number): Date {
  const utc = new Date(seconds * 1000);
  // The format begins in 1980 and counts in steps of two seconds.
  return new Date(
    Math.max(1980, utc.getUTCFullYear()),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds() & ~1,
  );
}

/**
 * Packs files.
 * @param folder the one folder in the archive that holds them all
 * @param seconds the time of all entries, since 1970
 */
export function zip(
  files: ReadonlyMap<string, Uint8Array>,
  folder: string,
  seconds: number,
): Uint8Array {
  const entries: Zippable = {};
  for (const name of [...files.keys()].toSorted()) {
    entries[`${folder}/${name}`] = files.get(name) as Uint8Array;
  }
  return zipSync(entries, { level: 9, mtime: stamp(seconds), os: 3, attrs: 0o644 << 16 });
}
