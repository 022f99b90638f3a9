import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { base } from '../../src/site.ts';
import { ask, openBox } from '../search.ts';

interface Concept {
  name: string;
  questions?: string[];
  symptoms?: string[];
  guide?: string;
}

interface Asked {
  question: string;
  symptoms: string[];
}

const read = <T>(pattern: string) =>
  globSync(pattern).map((file) => ({
    id: basename(file, '.yaml'),
    data: parse(readFileSync(file, 'utf8')) as T,
  }));
const concepts = read<Concept>('src/data/concepts/*.yaml');
const comparisons = read<Asked>('src/data/comparisons/*.yaml');
const guides = globSync('src/content/docs/guides/*.mdx').map((file) => ({
  id: basename(file, '.mdx'),
  data: parse(readFileSync(file, 'utf8').split('---')[1] ?? '') as Asked,
}));

/** Text as it is written, whatever marks the page sets it with. */
const plain = (text: string) =>
  text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').replaceAll(/\s+/g, ' ').trim();

const links = async (page: Page) =>
  (
    await page
      .locator('.asked a')
      .evaluateAll((all) => all.map((a) => [a.textContent, a.getAttribute('href')]))
  ).map(([text, href]) => `${plain(text ?? '')} ${href?.slice(base.length)}`);

test('every question that the site answers is there once, with its page', async ({ page }) => {
  await page.goto(`${base}questions/`);
  const expected = [
    ...comparisons.map(({ id, data }) => `${data.question} comparisons/${id}/`),
    ...concepts.flatMap(({ id, data: { questions = [] } }) =>
      questions.map((question) => `${question} concepts/${id}/`),
    ),
    ...guides.map(({ id, data }) => `${data.question} guides/${id}/`),
    ...read<{ sentence: string }>('src/data/misconceptions/*.yaml').map(
      ({ id, data }) => `"${data.sentence}" misconceptions/#${id}`,
    ),
  ];
  expect((await links(page)).toSorted()).toEqual(expected.toSorted());
});

test('no question stands there twice', async ({ page }) => {
  await page.goto(`${base}questions/`);
  const texts = await page.locator('.asked a').allTextContents();
  const lower = texts.map((text) =>
    plain(text)
      .toLowerCase()
      .replaceAll(/[",?.]/g, ''),
  );
  expect(lower.filter((text, i) => lower.indexOf(text) < i)).toEqual([]);
});

test('every symptom is there, with its page and its guide', async ({ page }) => {
  await page.goto(`${base}symptoms/`);
  const rows = await page.locator('.ails dl > div').evaluateAll((all) =>
    all.map((row) => ({
      symptoms: [...row.querySelectorAll('dt')].map((dt) => dt.textContent),
      links: [...row.querySelectorAll('a')].map((a) => a.getAttribute('href')),
    })),
  );
  const shown = rows.map(({ symptoms, links }) =>
    [...symptoms.map(plain), ...links.map((href) => href?.slice(base.length))].join(' | '),
  );
  const expected = [
    ...comparisons.map(({ id, data: { symptoms } }) => [...symptoms, `comparisons/${id}/`]),
    ...guides.map(({ id, data: { symptoms } }) => [...symptoms, `guides/${id}/`]),
    ...concepts.map(({ id, data: { symptoms = [], guide } }) => [
      ...symptoms,
      `concepts/${id}/`,
      ...(guide ? [guide.slice(1)] : []),
    ]),
  ].map((row) => row.join(' | '));
  expect(shown.toSorted()).toEqual(expected.toSorted());
});

test('the two indexes and the paths lead to each other', async ({ page }) => {
  await page.goto(`${base}questions/`);
  await page.locator('.lead').getByRole('link', { name: 'a symptom' }).click();
  await expect(page.locator('h1')).toHaveText('Symptoms');
  await page.locator('.lead a').click();
  await expect(page.locator('h1')).toHaveText('Questions');
  await page.locator('.lead').getByRole('link', { name: 'a path' }).click();
  await expect(page.locator('h1')).toHaveText('Learning paths');
});

test('a jump leads to its group', async ({ page }) => {
  for (const [path, name] of [
    ['questions', 'Is it true?'],
    ['symptoms', 'Living with failure'],
  ] as const) {
    await page.goto(`${base}${path}/`);
    await page.locator('.jump').getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { name })).toBeInViewport();
  }
});

for (const [term, heading] of [
  ['the customer was charged twice', 'Symptoms'],
  ['users are logged out after every deployment', 'Symptoms'],
  ['difference between PUT and POST', 'Questions'],
] as const) {
  test(`search for "${term}" leads to the index`, async ({ page }) => {
    await page.goto(base);
    await openBox(page);
    await ask(page, term);
    await expect(
      page.locator(`.search li a[href*="/${heading.toLowerCase()}/"]`).first(),
    ).toBeVisible();
  });
}
