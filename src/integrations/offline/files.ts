/** Files that scripts read, as classic scripts that hold them. */

const isText = (name: string) => /\.(?:json|html|txt|md|csv|svg|xml)$/.test(name);

/** The script that holds a file: as text, in which addresses keep the marker, or in base64. */
export function heldFile(name: string, bytes: Buffer): string {
  const held = isText(name) ? bytes.toString('utf8') : [bytes.toString('base64')];
  return `__offline.file(${JSON.stringify(name)}, ${JSON.stringify(held)});\n`;
}

/** Which of Pagefind's files its engine reads: the index, and the code for the languages of the index. */
export const isReadByPagefind = (name: string): boolean =>
  /^pagefind\/(?:.*\.(?:pf_meta|pf_index|pf_fragment|pf_filter)|pagefind-entry\.json|wasm\.(?!unknown)[\w-]+\.pagefind)$/.test(
    name,
  );
