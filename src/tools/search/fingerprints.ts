/**
 * A set of words in one byte each, a Golomb-coded set: sorted hashes, and of each only its distance
 * from the one before. It knows all its words, and takes one word of 128 for one of them.
 */

/** Bits of a distance that are written as they are; the rest is counted. */
const bits = 7;

/** A word's hash, even over the range that the size of the set asks for. */
function hash(word: string, count: number): number {
  let mixed = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    mixed = Math.imul(mixed ^ word.charCodeAt(i), 0x01000193);
  }
  // Short words differ in the low bits only; the range is taken from the high ones.
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed ^= mixed >>> 13;
  return Math.floor(((mixed >>> 0) / 2 ** 32) * count * 2 ** bits);
}

/** Writes the fingerprints of words, in base 64. */
export function fingerprints(words: ReadonlySet<string>): string {
  const hashes = [...new Set([...words].map((word) => hash(word, words.size)))];
  let last = 0;
  let digits = '';
  for (const one of hashes.toSorted((a, b) => a - b)) {
    const distance = one - last;
    last = one;
    digits += '1'.repeat(distance >> bits);
    digits += (distance & (2 ** bits - 1)).toString(2).padStart(bits + 1, '0');
  }
  const bytes = (digits.match(/.{1,8}/g) ?? []).map((byte) =>
    // Ones at the end begin a distance that never ends: no word.
    Number.parseInt(byte.padEnd(8, '1'), 2),
  );
  return btoa(String.fromCharCode(...bytes));
}

/** Reads fingerprints, and says of any word whether it has one. */
export function readFingerprints(prints: string, count: number): (word: string) => boolean {
  const hashes = new Set<number>();
  const bytes = Uint8Array.from(atob(prints), (char) => char.charCodeAt(0));
  const end = bytes.length * 8;
  const bit = (at: number) => ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
  let last = 0;
  for (let at = 0; at < end; ) {
    let distance = 0;
    while (at < end && bit(at)) {
      distance += 2 ** bits;
      at++;
    }
    if (at + bits >= end) break;
    at++;
    for (let place = bits - 1; place >= 0; place--) distance += bit(at++) << place;
    last += distance;
    hashes.add(last);
  }
  return (word) => hashes.has(hash(word, count));
}
