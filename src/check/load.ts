/**
 * The only reader of data, pages, diagrams and samples. Gives the text of every file that can be read, the
 * ids of all, and a finding for each file that cannot be read or is not where it belongs.
 */
import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, parse } from 'node:path';
import { type CollectionName, collections } from '../schemas/index.ts';
import { idPattern } from '../schemas/vocabulary.ts';
import type { Fault, Finding, Place } from './diagnostic.ts';
import { suggest } from './suggest.ts';

export const loadFaults = {
  unreadable: {
    severity: 'error',
    means:
      'A file or folder cannot be read: it is missing, a link to nothing, a folder with the name of a file, or closed to you.',
    fix: 'Put a readable file there, or remove the entry.',
  },
  'empty-file': {
    severity: 'error',
    means: 'A file holds nothing, or nothing but comments.',
    fix: 'Write the record, or remove the file. "npm run new" makes a record with every field.',
  },
  'not-utf-8': {
    severity: 'error',
    means: 'A file is not text in UTF-8.',
    fix: 'Save it in your editor with the encoding UTF-8.',
  },
  'byte-order-mark': {
    severity: 'error',
    means:
      'A file begins with a byte order mark, an invisible character that some readers stumble over.',
    fix: 'Save it in your editor as UTF-8 without BOM.',
  },
  'control-character': {
    severity: 'error',
    means: 'A file holds a character that cannot be seen and is no space or line end.',
    fix: 'Delete it; it mostly comes with copied text.',
  },
  'file-too-large': {
    severity: 'error',
    means:
      'A file is larger than 512 kB, far more than any record or page needs, and was not read.',
    fix: 'Keep one thing in a file, and large material out of the data.',
  },
  'unknown-folder': {
    severity: 'error',
    means: 'A folder in src/data is no collection.',
    fix: 'Rename the folder, or add the collection to src/schemas/index.ts.',
  },
  'misplaced-file': {
    severity: 'error',
    means: 'A file is in a place where nothing reads it.',
    fix: 'Move it into the folder of its collection: src/data/<collection>/<id>.yaml.',
  },
  'wrong-extension': {
    severity: 'error',
    means: 'A file has an extension that nothing reads, so it would silently be left out.',
    fix: 'Rename it: records end in .yaml, pages in .mdx, diagrams in .mmd and their renders in .svg, code samples in .ts.',
  },
  'bad-id': {
    severity: 'error',
    means:
      'The name of a file is its id and part of addresses, so it is in kebab-case: small letters, digits, single hyphens.',
    fix: 'Rename the file.',
  },
  'id-differs-in-case': {
    severity: 'error',
    means:
      'Two files have names that differ only in capital letters. On some systems they are the same file.',
    fix: 'Merge the two, and keep the name in small letters.',
  },
} as const satisfies Record<string, Fault>;

/** A file with the id that its name gives it; without text when it could not be read. */
export interface TextFile {
  id: string;
  file: string;
  text: string | undefined;
}

export interface Loaded {
  data: (TextFile & { collection: CollectionName })[];
  pages: TextFile[];
  diagrams: TextFile[];
  /** Files of code that pages show. */
  samples: TextFile[];
  /** Renders of diagrams by file, with their text. */
  renders: Map<string, string>;
  /** JSON Schemas for editors, by file; undefined where there is no folder of schemas. */
  jsonSchemas: Map<string, string> | undefined;
  /** The version that package.json pins. */
  mermaidVersion: string;
  findings: Finding<keyof typeof loadFaults>[];
}

type Report = (
  fault: keyof typeof loadFaults,
  file: string,
  message: string,
  hint?: string,
  place?: Place,
) => void;

const largest = 512 * 1024;

// Controls, line separators, and marks that turn the direction of writing.
const control =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/;

/** Why something could not be read, for people. */
function reason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'a link that leads nowhere';
  if (code === 'ELOOP') return 'a link that leads back to itself';
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  return `it cannot be read (${code})`;
}

/** The entries of a folder, without hidden ones; none when there is no such folder. */
function list(root: string, folder: string, report: Report): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.'))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') report('unreadable', folder, reason(error));
    // Others may be missing while they are empty; without data there is no site.
    else if (folder === 'src/data') report('unreadable', folder, 'there is no such folder');
    return [];
  }
}

/** The text of a file, or undefined after saying why not. */
function read(root: string, file: string, report: Report): string | undefined {
  try {
    const about = statSync(join(root, file));
    if (!about.isFile()) {
      report(
        'unreadable',
        file,
        `a ${about.isDirectory() ? 'folder' : 'device'}, where a file belongs`,
      );
      return undefined;
    }
    if (about.size > largest) {
      const size = Math.ceil(about.size / 1024);
      report('file-too-large', file, `has ${size} kB, the limit is ${largest / 1024} kB`);
      return undefined;
    }
    return decode(readFileSync(join(root, file)), file, report);
  } catch (error) {
    report('unreadable', file, reason(error));
    return undefined;
  }
}

/** Bytes to text, or undefined after saying why not. */
function decode(bytes: Buffer, file: string, report: Report): string | undefined {
  if (!isUtf8(bytes)) {
    const good = new TextDecoder().decode(bytes).split('\uFFFD', 1)[0] ?? '';
    const message = 'holds a byte that is not UTF-8';
    report('not-utf-8', file, message, 'save it as UTF-8', placeIn(good, good.length));
    return undefined;
  }
  let text = bytes.toString();
  if (text.startsWith('\uFEFF')) {
    report(
      'byte-order-mark',
      file,
      'begins with a byte order mark',
      'save it as UTF-8 without BOM',
    );
    text = text.slice(1);
  }
  const found = control.exec(text);
  if (found) {
    const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const place = placeIn(text, found.index);
    report('control-character', file, `holds the character U+${code}`, 'delete it', place);
    return undefined;
  }
  if (text.trim()) return text;
  report('empty-file', file, 'holds nothing');
  return undefined;
}

/** Reads all files below `root` that the checker judges. */
export function load(root: string): Loaded {
  const findings: Loaded['findings'] = [];
  const report: Report = (fault, file, message, hint, place = { line: 1, column: 1 }) =>
    findings.push({ fault, file, ...place, path: '', message, hint });
  const entries = (path: string) => list(root, path, report);

  /** The files of a folder that end in `extension`. Others are findings, but for what is expected beside. */
  const folder = (path: string, extension: string, beside: (entry: Dirent) => boolean) => {
    const files = entries(path).flatMap((entry) => {
      const file = `${path}/${entry.name}`;
      const { name, ext } = parse(entry.name);
      if (ext === extension) return [{ id: name, file }];
      if (beside(entry)) return [];
      if (entry.isDirectory()) report('misplaced-file', file, 'a folder in which nothing is read');
      else report('wrong-extension', file, `ends in "${ext}"`, `rename it to ${name}${extension}`);
      return [];
    });
    checkIds(files, report);
    return files.map(({ id, file }): TextFile => ({ id, file, text: read(root, file, report) }));
  };

  const known = Object.keys(collections);
  const data = entries('src/data').flatMap((entry) => {
    const path = `src/data/${entry.name}`;
    if (!entry.isDirectory()) {
      report(
        'misplaced-file',
        path,
        'is in no collection',
        `move it into a folder: ${known.join(', ')}`,
      );
    } else if (!known.includes(entry.name)) {
      const hint = suggest(entry.name, known);
      report('unknown-folder', path, `no collection is named "${entry.name}"`, hint);
    } else {
      const collection = entry.name as CollectionName;
      return folder(path, '.yaml', () => false).map((file) => ({ ...file, collection }));
    }
    return [];
  });

  const pages = (path: string, above: string): TextFile[] => {
    const isFolder = (entry: Dirent) => entry.isDirectory() && !entry.name.endsWith('.mdx');
    const here = folder(path, '.mdx', isFolder).map(({ id, ...file }) => ({
      ...file,
      id: `${above}${id}`.replace(/(?<=.)\/index$/, ''),
    }));
    const below = entries(path).filter(isFolder);
    return [...here, ...below.flatMap(({ name }) => pages(`${path}/${name}`, `${above}${name}/`))];
  };

  const texts = (path: string, extension: string) =>
    entries(path)
      .filter(({ name }) => name.endsWith(extension))
      .map(({ name }): [file: string, text: string] => {
        const file = `${path}/${name}`;
        return [file, read(root, file, report) ?? ''];
      });

  return {
    data,
    pages: pages('src/content/docs', ''),
    diagrams: folder(
      'src/diagrams',
      '.mmd',
      ({ name }) => name === 'fences' || name.endsWith('.svg'),
    ),
    samples: folder('src/samples', '.ts', () => false),
    renders: new Map([...texts('src/diagrams', '.svg'), ...texts('src/diagrams/fences', '.svg')]),
    jsonSchemas: entries('src/schemas').length
      ? new Map(texts('src/schemas/json', '.json'))
      : undefined,
    mermaidVersion: pinned(root),
    findings,
  };
}

/** Line and column of an offset. */
function placeIn(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** Ids are kebab-case, and no two are the same but for their capitals. */
function checkIds(files: { id: string; file: string }[], report: Report): void {
  const lower = Map.groupBy(files, ({ id }) => id.toLowerCase());
  for (const { id, file } of files) {
    const twin = lower.get(id.toLowerCase())?.find((other) => other.id !== id);
    const kebab = id
      .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    if (twin && id !== id.toLowerCase()) {
      report('id-differs-in-case', file, `"${id}" and "${twin.id}" differ only in capitals`);
    } else if (!idPattern.test(id)) {
      report(
        'bad-id',
        file,
        `"${id}" is not in kebab-case`,
        kebab ? `rename it to ${kebab}` : undefined,
      );
    }
  }
}

/** The pinned version of Mermaid, which a render's stamp depends on. */
function pinned(root: string): string {
  try {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return String(devDependencies?.mermaid ?? '');
  } catch {
    return '';
  }
}
