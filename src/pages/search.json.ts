/** The index of the search. */
import { searchEntries, searchTexts } from '../components/search-entries.ts';
import { makeIndex } from '../tools/search/make-index.ts';

export const GET = async (): Promise<Response> =>
  Response.json(makeIndex(import.meta.env.BASE_URL, await searchEntries(), await searchTexts()));
