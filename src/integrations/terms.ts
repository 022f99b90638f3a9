/** Terms in the text of a concept page: writers write nothing, each term is linked at its first use. */
import { defineHastPlugin } from 'satteri';
import { mentionsOf } from '../model/terms.ts';

type Plugin = ReturnType<typeof defineHastPlugin>;
type Root = Parameters<NonNullable<Plugin['before']>>[0];
type Node = Root | Root['children'][number];
type Element = Extract<Node, { type: 'element' }>;
type Text = Extract<Node, { type: 'text' }>;

/** Where a name is no mention in running text. */
const notProse = /^(h[1-6]|a|code|pre|figcaption|table)$/;

/** The concept to which a link leads, and whether to its page as a whole. */
function targetOf(href: unknown): { id: string; whole: boolean } | undefined {
  const [, page, fragment, entry] =
    /^\/(?:concepts\/([\w-]+)\/(#.*)?|glossary\/#([\w-]+))$/.exec(String(href)) ?? [];
  const id = page ?? entry;
  return id === undefined ? undefined : { id, whole: !fragment };
}

/** All links of a page, and the text of its paragraphs and list items, in order. */
function read(root: Root): { links: Readonly<Element>[]; texts: Readonly<Text>[] } {
  const links: Readonly<Element>[] = [];
  const texts: Readonly<Text>[] = [];
  const walk = (node: Node, prose: boolean) => {
    if (node.type === 'text' && prose) texts.push(node);
    const tag = node.type === 'element' ? node.tagName : '';
    if (node.type === 'element' && tag === 'a') links.push(node);
    if (!('children' in node)) return;
    const inside = (prose || tag === 'p' || tag === 'li') && !notProse.test(tag);
    for (const child of node.children) walk(child as Node, inside);
  };
  walk(root, false);
  return { links, texts };
}

/**
 * Marks the first link to each other concept's page as a term, whose definition a script shows. A
 * concept that is named and never linked gets a link to its entry in the glossary at its first
 * mention.
 * @param names id → name
 */
export const linkedTerms = (names: ReadonlyMap<string, string>): Plugin => {
  const mentions = mentionsOf(names);
  const term = (id: string, text: string): Element => ({
    type: 'element',
    tagName: 'a',
    properties: { href: `/glossary/#${id}`, class: 'term' },
    children: [{ type: 'text', value: text }],
  });
  return defineHastPlugin({
    name: 'linked-terms',
    before(root, ctx) {
      const [, folder, own] =
        /\/(concepts|guides)\/([\w-]+)\.mdx$/.exec(ctx.fileURL?.pathname ?? '') ?? [];
      if (!folder) return;
      const { links, texts } = read(root);
      const linked = new Set([own]);
      const marked = new Set([own]);
      for (const link of links) {
        const target = targetOf(link.properties.href);
        if (!target) continue;
        linked.add(target.id);
        if (!target.whole || marked.has(target.id)) continue;
        marked.add(target.id);
        ctx.setProperty(link, 'class', 'term');
      }
      for (const text of texts) {
        const parts: (Element | Text)[] = [];
        let done = 0;
        for (const { id, start, end } of mentions(text.value)) {
          if (linked.has(id)) continue;
          linked.add(id);
          parts.push({ type: 'text', value: text.value.slice(done, start) });
          parts.push(term(id, text.value.slice(start, end)));
          done = end;
        }
        if (!done) continue;
        parts.push({ type: 'text', value: text.value.slice(done) });
        ctx.replaceNode(text, parts);
      }
    },
  });
};
