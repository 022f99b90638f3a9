/** What Markdown becomes on this site, where it differs from Astro's own. */
import { fileURLToPath } from 'node:url';
import { isSatteriProcessor } from '@astrojs/markdown-satteri';
import type { AstroIntegration } from 'astro';
import { defineHastPlugin } from 'satteri';
import { readSite } from '../check/site.ts';
import { today } from './checking.ts';
import { linkedTerms } from './terms.ts';

/** Writers link from the root, `/concepts/serverless/`; this puts the site's base path in front. */
const linksWithBase = (base: string) =>
  defineHastPlugin({
    name: 'links-with-base',
    element: {
      filter: ['a'],
      visit(node, ctx) {
        const { href } = node.properties;
        if (typeof href !== 'string' || !/^\/(?!\/)/.test(href)) return;
        ctx.setProperty(node, 'href', base + href.slice(1));
      },
    },
  });

/** Columns aligned by a class: the policy allows no style attributes. */
const alignedByClass = defineHastPlugin({
  name: 'aligned-by-class',
  element: {
    filter: ['td', 'th'],
    visit(node, ctx) {
      const { style, align } = node.properties;
      if (!style && !align) return;
      ctx.setProperty(node, 'style', undefined);
      ctx.setProperty(node, 'align', undefined);
      if (/right/.test(String(style ?? align))) ctx.setProperty(node, 'class', 'end');
    },
  },
});

/** The corner of a table that has headings on two sides: an empty heading would be one of nothing. */
const emptyCorner = defineHastPlugin({
  name: 'empty-corner',
  element: {
    filter: ['th'],
    visit(node, ctx) {
      if (ctx.textContent(node).trim()) return;
      ctx.replaceNode(node, { type: 'element', tagName: 'td', properties: {}, children: [] });
    },
  },
});

/** The beginning of a heading's address, as Astro makes it: small letters, digits and hyphens. */
const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

/** Each section links to itself. The sheet shows the sign, so the heading's text stays as it is. */
const linkedSections = () => {
  const taken = new Map<string, number>();
  return defineHastPlugin({
    name: 'linked-sections',
    element: {
      filter: ['h2', 'h3'],
      visit(node, ctx) {
        const text = ctx.textContent(node);
        const plain = slug(text);
        const before = taken.get(plain) ?? 0;
        taken.set(plain, before + 1);
        const id = before ? `${plain}-${before}` : plain;
        ctx.setProperty(node, 'id', id);
        if (node.tagName !== 'h2') return;
        ctx.appendChild(node, {
          type: 'element',
          tagName: 'a',
          properties: { class: 'self', href: `#${id}`, ariaLabel: `Link to ${text}` },
          children: [],
        });
      },
    },
  });
};

/** Adds our plugins to Astro's Markdown processor. */
export function markdown(base: string): AstroIntegration {
  return {
    name: 'markdown',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const { processor } = config.markdown;
        if (!isSatteriProcessor(processor)) return;
        const { concepts } = readSite(fileURLToPath(config.root), today()).site.records;
        const names = new Map(
          [...concepts].flatMap(([id, { name, everyday }]) => (everyday ? [] : [[id, name]])),
        );
        // Terms first: their links get the base path like a writer's.
        processor.options.hastPlugins.push(
          linkedTerms(names),
          linksWithBase(base),
          alignedByClass,
          emptyCorner,
          linkedSections,
        );
      },
    },
  };
}
