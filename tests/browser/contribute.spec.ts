/** The pages for contributors say what the checker and the schemas say. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from '@playwright/test';
import { faults } from '../../src/check/rules/index.ts';
import { base } from '../../src/site.ts';
import { pages } from '../support.ts';

const start = `${base}contribute/`;
const characters: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** The text of a built page as a reader gets it. */
const textOf = (path: string) =>
  readFileSync(`dist/${path.slice(base.length)}index.html`, 'utf8')
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&(\w+|#39);/g, (entity, name: string) => characters[name] ?? entity);

const cases = globSync('tests/data/*--*/expected.txt').map((file) => {
  const folder = file.replace(/\/[^/]+$/, '');
  return {
    folder,
    fault: basename(folder).split('--', 1)[0] ?? '',
    output: readFileSync(file, 'utf8').trimEnd(),
  };
});

test('every fault has its page: meaning, way out, and the exact output of every case', () => {
  expect(cases.length).toBeGreaterThanOrEqual(faults.size);
  for (const { name, means, fix } of faults.values()) {
    const text = textOf(`${start}errors/${name}/`);
    expect(text).toContain(means);
    expect(text).toContain(fix);
    const own = cases.filter(({ fault }) => fault === name);
    expect(own.length, name).toBeGreaterThanOrEqual(name === 'rule-crashed' ? 0 : 1);
    for (const { output } of own) expect(text).toContain(output);
  }
  const built = pages.filter((path) => path.startsWith(`${start}errors/`));
  expect(built).toHaveLength(faults.size + 1);
});

test('the files that bring a fault about are shown whole, and what cannot be seen is named', () => {
  for (const { folder, fault } of cases) {
    const text = textOf(`${start}errors/${fault}/`);
    for (const file of globSync('src/**/*.{yaml,mdx,mmd}', { cwd: folder })) {
      expect(text, folder).toContain(file);
      if (
        /not-utf-8|control|byte-order/.test(folder) ||
        statSync(`${folder}/${file}`).isDirectory()
      )
        continue;
      const written = readFileSync(`${folder}/${file}`);
      expect(text, folder).toContain(written.toString().replace(/\n$/, '').replaceAll('\r', ''));
    }
  }
  expect(textOf(`${start}errors/control-character/`)).toContain('⟨U+0000⟩');
  expect(textOf(`${start}errors/byte-order-mark/`)).toContain('⟨U+FEFF⟩');
  expect(textOf(`${start}errors/not-utf-8/`)).toContain('⟨no UTF-8⟩');
});

test('the line that the output names is marked', async ({ page }) => {
  await page.goto(`${start}errors/duplicate-key/`);
  const [first] = cases.filter(({ fault }) => fault === 'duplicate-key');
  const [, file = '', line = ''] = /^(\S+?):(\d+):/.exec(first?.output ?? '') ?? [];
  const lines = readFileSync(`${first?.folder}/${file}`, 'utf8').split('\n');
  const texts = await page.locator('.code mark').allTextContents();
  expect(texts).toContain(lines[Number(line) - 1]?.trim());
});

interface Shape {
  description?: string;
  properties?: Record<string, Shape>;
  additionalProperties?: Shape | boolean;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
}

/** Every field in a JSON Schema, found without the code that makes the page. */
function* fieldsOf(shape: Shape): Generator<[name: string, field: Shape]> {
  yield* Object.entries(shape.properties ?? {});
  const { additionalProperties: each, items } = shape;
  const inner = [
    ...Object.values(shape.properties ?? {}),
    ...(shape.anyOf ?? []),
    ...(shape.oneOf ?? []),
    ...(items ? [items] : []),
    ...(typeof each === 'object' ? [each] : []),
  ];
  for (const one of inner) yield* fieldsOf(one);
}

test('the field reference lists every field of every schema, with its meaning', async ({
  page,
}) => {
  await page.goto(`${start}fields/`);
  const files = globSync('src/schemas/json/*.json');
  expect(files.length).toBeGreaterThanOrEqual(5);
  for (const file of files) {
    const collection = basename(file, '.json');
    const rows = page.locator(`section:has(#${collection}) tbody tr`);
    const names = await rows.locator('th').allTextContents();
    const means = await rows.locator('td:nth-child(2)').allTextContents();
    for (const [name, { description }] of fieldsOf(JSON.parse(readFileSync(file, 'utf8')))) {
      expect(
        names.map((path) => path.split('.').at(-1)),
        `${collection}.${name}`,
      ).toContain(name);
      if (description) expect(means.join('\n')).toContain(description);
    }
    expect(new Set(names).size).toBe(names.length);
    for (const text of await rows.locator('td:nth-child(4)').allTextContents())
      expect(text.trim(), collection).not.toBe('');
  }
});

test('on a phone a field is a card whose labels show', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`${start}fields/`);
  const row = page.locator('.fields tbody tr').first();
  const [name, means] = [row.locator('th'), row.locator('td').first()];
  expect((await means.boundingBox())?.y).toBeGreaterThan((await name.boundingBox())?.y ?? 0);
  await expect(page.getByRole('row', { name: /^summary/ }).first()).toBeVisible();
});

test('from any page two steps lead to every guide, and the list shows where one is', async ({
  page,
}) => {
  await page.goto('');
  await page.getByRole('link', { name: 'How this site is made' }).click();
  await expect(page.locator('h1')).toHaveText('Contribute');
  const guides = await page
    .locator('.lists li > a')
    .evaluateAll((links) =>
      links.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent })),
    );
  expect(guides.map(({ href }) => href)).toEqual(
    ['claims', 'sources', 'names', 'diagrams', 'fields', 'errors'].map((id) => `${start}${id}/`),
  );
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const { href, text } of guides) {
    await page.goto(href);
    await expect(page.locator('h1')).toHaveText(text ?? '');
    const list = page.getByRole('navigation', { name: 'Contribute' });
    await expect(list.locator('[aria-current=page]')).toHaveText(text ?? '');
    await expect(page.getByRole('navigation', { name: 'On this page' })).toContainText(/\w/);
  }
  await page.goto(`${start}errors/unknown-source/`);
  await expect(page.locator('.side [aria-current=true]')).toHaveText('Errors');
  await page.locator('main').getByRole('link', { name: 'Errors' }).click();
  await expect(page.locator('h1')).toHaveText('Errors');
});

test('the live example of a fence is drawn, described, and its source is the fence', async ({
  page,
}) => {
  await page.goto(`${start}diagrams/`);
  const figure = page.locator('.fig');
  await expect(figure).toHaveCount(1);
  await expect(figure.locator('svg[role=img]')).toBeVisible();
  await figure.getByRole('link', { name: 'Mermaid' }).click();
  const fence = /(?<=```mermaid\n)[\s\S]*?(?=```)/.exec(
    readFileSync('src/content/docs/contribute/diagrams.mdx', 'utf8'),
  )?.[0];
  await expect(figure.locator('.code')).toHaveText(fence?.trim() ?? '-');
});

test('a fault that does not exist has no page', async ({ page }) => {
  for (const path of ['errors/no-such-fault/', 'errors/%3Cscript%3E/', 'diagnostics/']) {
    const response = await page.goto(start + path);
    expect(response?.status(), path).toBe(404);
    await expect(page.locator('h1')).toHaveText('No such page');
  }
});
