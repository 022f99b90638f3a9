/** The committed renders of all diagrams, by name; those of fences are in a folder of their own. */
const files = import.meta.glob<string>('/src/diagrams/**/*.svg', {
  query: '?raw',
  import: 'default',
});

const folder = '/src/diagrams/';

/** The names of all renders: `monolith-copies`, `fences/contribute-diagrams-1`. */
export const renderNames: string[] = Object.keys(files).map((file) =>
  file.slice(folder.length, -'.svg'.length),
);

/** The text of a render's file. */
export async function renderText(name: string): Promise<string> {
  const file = `${folder}${name}.svg`;
  const text = await files[file]?.();
  if (!text) throw new Error(`${file.slice(1)} is missing; run: npm run diagrams`);
  return text;
}

/** The name under which a diagram's files are served. */
export const fileName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
