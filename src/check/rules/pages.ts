import { suggest } from '../suggest.ts';
import { rule } from './rule.ts';

const folder = 'concepts/';

export const pages = rule({
  name: 'pages',
  description: 'Every concept has its page, and every page of a concept its concept.',
  faults: {
    'page-without-concept': {
      severity: 'error',
      means: 'A page in the folder of concepts has no record of its concept.',
      fix: 'Rename the page to the id of its concept, or add the concept.',
    },
    'concept-without-page': {
      severity: 'error',
      means: 'A concept has no page.',
      fix: 'Write the page: src/content/docs/concepts/<id>.mdx.',
    },
    'title-differs': {
      severity: 'error',
      means: 'The title of a page is not the name of its concept, so readers would see two names.',
      fix: 'Make the two the same.',
    },
  },
  *check({ pages: all, files, records, ids }) {
    for (const { id, title, at } of all) {
      if (!id.startsWith(folder)) continue;
      const concept = id.slice(folder.length);
      if (!ids.concepts.has(concept)) {
        const free = [...ids.concepts].filter((other) => !ids.pages.has(folder + other));
        const message = `no concept is named "${concept}"`;
        const hint = suggest(concept, free);
        yield { ...at([]), fault: 'page-without-concept', message, hint };
      }
      const name = records.concepts.get(concept)?.name;
      if (title === undefined || name === undefined || title === name) continue;
      yield {
        ...at(['title']),
        fault: 'title-differs',
        message: `"${title}" is not the name of the concept, "${name}"`,
      };
    }
    for (const { collection, id, at } of files) {
      if (collection !== 'concepts' || ids.pages.has(folder + id)) continue;
      const page = `src/content/docs/${folder}${id}.mdx`;
      yield {
        ...at([]),
        fault: 'concept-without-page',
        message: `"${id}" has no page`,
        hint: `write ${page}`,
      };
    }
  },
});
