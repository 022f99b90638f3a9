/** Writers link from the root, `/concepts/serverless/`; this puts the site's base path in front. */
import { isSatteriProcessor } from '@astrojs/markdown-satteri';
import type { AstroIntegration } from 'astro';
import { defineHastPlugin } from 'satteri';

/** Prefixes the address of every link in MDX that starts at the root. */
export function linksWithBase(base: string): AstroIntegration {
  const plugin = defineHastPlugin({
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
  return {
    name: 'links-with-base',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const { processor } = config.markdown;
        if (isSatteriProcessor(processor)) processor.options.hastPlugins.push(plugin);
      },
    },
  };
}
