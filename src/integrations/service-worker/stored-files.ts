/** Which files of the site are stored on a reader's device, and which of them answers a request. Pure. */

/** File → the start of its SHA-256 in hexadecimal. */
export type StoredFiles = Readonly<Record<string, string>>;

/** What only servers, crawlers or the search's own maker need, and what is taken away as a whole. */
const notStored =
  /^(?:_headers|sw\.js|robots\.txt|sitemap.*\.xml|opensearch\.xml|social\.png|download\/(?!index\.html).*|pagefind\/(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\..*|wasm\.unknown\.pagefind))$/;

/** Whether a file of the build is stored. */
export const isStored = (file: string): boolean => !notStored.test(file);

/**
 * The file that answers for a path, as the server would choose it; undefined if none is stored.
 * @param path decoded, without the base, query and hash: `concepts/saga/`
 */
export function answering(path: string, files: StoredFiles): string | undefined {
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (Object.hasOwn(files, file)) return file;
  return Object.hasOwn(files, `${file}/index.html`) ? `${file}/index.html` : undefined;
}
