/** Lists from A to Z. */

/** The letter under which a name stands, without its accent; names that begin otherwise share one. */
export const letterOf = (name: string): string =>
  /^\p{L}/u.exec(name.normalize('NFD'))?.[0].toUpperCase() ?? '0 to 9';

/** The anchor of a letter. */
export const letterId = (letter: string): string =>
  `letter-${letter.toLowerCase().replaceAll(' ', '-')}`;
