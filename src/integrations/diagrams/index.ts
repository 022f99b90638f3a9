/** Shows ```mermaid fences of MDX pages as the diagrams that `npm run diagrams` drew from them. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSatteriProcessor } from '@astrojs/markdown-satteri';
import type { AstroIntegration } from 'astro';
import { defineMdastPlugin } from 'satteri';
import { fenceRender } from '../../check/rules/diagrams.ts';

declare module 'satteri' {
  interface DataMap {
    /** How many fences of the page have been replaced. */
    fences: number;
  }
}

/** Replaces each fence by a `Diagram`, so that writers' two ways lead to the same markup. */
export function fencesToDiagrams(pages: string) {
  return defineMdastPlugin({
    name: 'fences-to-diagrams',
    code(node, ctx) {
      if (node.lang !== 'mermaid' || !ctx.fileURL) return;
      ctx.data.fences = (ctx.data.fences ?? 0) + 1;
      const page = relative(pages, fileURLToPath(ctx.fileURL))
        .replaceAll('\\', '/')
        .replace(/\.mdx$/, '')
        .replace(/(?<=.)\/index$/, '');
      const name = fenceRender(page, ctx.data.fences).replace(/^src\/diagrams\/|\.svg$/g, '');
      if (ctx.data.fences === 1) {
        const value = "import FencedDiagram from '/src/components/Diagram.astro';";
        ctx.insertBefore(node, { type: 'mdxjsEsm', value });
      }
      return {
        type: 'mdxJsxFlowElement',
        name: 'FencedDiagram',
        attributes: [{ type: 'mdxJsxAttribute', name: 'name', value: name }],
        children: [],
      };
    },
  });
}

/** Adds the replacement of fences to the processor of MDX. */
export function diagrams(): AstroIntegration {
  return {
    name: 'diagrams',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const { processor } = config.markdown;
        const pages = fileURLToPath(new URL('src/content/docs/', config.root));
        if (isSatteriProcessor(processor)) {
          processor.options.mdastPlugins.push(fencesToDiagrams(pages));
        }
      },
    },
  };
}
