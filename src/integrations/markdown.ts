/** What Markdown becomes on this site, where it differs from Astro's own. */
import { isSatteriProcessor } from '@astrojs/markdown-satteri';
import type { AstroIntegration } from 'astro';
import { defineHastPlugin } from 'satteri';

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

/** Adds our plugins to Astro's Markdown processor. */
export function markdown(base: string): AstroIntegration {
  return {
    name: 'markdown',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const { processor } = config.markdown;
        if (!isSatteriProcessor(processor)) return;
        processor.options.hastPlugins.push(linksWithBase(base), alignedByClass);
      },
    },
  };
}
