/** Code in ink only, by classes: inline colours would need `unsafe-inline` in the policy. */
import type { ShikiConfig } from 'astro';

type Parts = Parameters<
  NonNullable<NonNullable<ShikiConfig['transformers']>[number]['code']>
>[0]['children'];

/** The kinds of token that look different from the rest. Others would only be weight. */
const shown = /-token-(keyword|comment)/;

/** The kind of a token, if it shows: operators count as keywords to Shiki, not to us. */
function kindOf(style: unknown, text: string): string | undefined {
  const kind = shown.exec(String(style ?? ''))?.[1];
  return kind === 'keyword' && !/\p{L}/u.test(text) ? undefined : kind;
}

/** A line's tokens and the text between lines, with neighbours of one kind as one. */
function merged(lines: Parts): Parts {
  const tokens = lines
    .flatMap((line) => (line.type === 'element' ? line.children : [line]))
    .map((token) => {
      const [inner] = token.type === 'element' ? token.children : [token];
      const value = inner?.type === 'text' ? inner.value : '';
      const kind = kindOf(token.type === 'element' && token.properties.style, value);
      return { kind, value };
    });
  const runs: typeof tokens = [];
  for (const { kind, value } of tokens) {
    const last = runs.at(-1);
    if (last && (last.kind === kind || !value.trim())) last.value += value;
    else runs.push({ kind, value });
  }
  return runs.map(({ kind, value }) => {
    const text = { type: 'text' as const, value };
    if (!kind) return text;
    const properties = { class: `t-${kind}` };
    return { type: 'element' as const, tagName: 'span', properties, children: [text] };
  });
}

/** Shiki with a class for each token that shows, `t-keyword` or `t-comment`, and no style attribute. */
export const codeByClasses = {
  theme: 'css-variables',
  transformers: [
    {
      name: 'classes',
      code(node) {
        node.children = merged(node.children);
      },
      pre(node) {
        delete node.properties.style;
        node.properties.class = 'code';
        node.properties.tabindex = '0';
      },
    },
  ],
} as const satisfies Partial<ShikiConfig>;
