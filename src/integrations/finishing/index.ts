/**
 * What happens to the built pages before they are served: a small inlined style sheet a kind of page, subset
 * fonts, a policy computed from what the pages contain, and no link that leads nowhere.
 */

import { globSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { subsetFonts } from './fonts.ts';
import { policyHeaders } from './headers.ts';
import { brokenLinks } from './links.ts';
import { inlineStyles, kindOf } from './styles.ts';

/** Finishes the pages in place; a broken link or a character without a font ends the build. */
export function finishing(): AstroIntegration {
  let base = '/';
  return {
    name: 'finishing',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const pages = new Map<string, string>();
        for (const file of globSync('**/*.html', { cwd: dist }).toSorted()) {
          pages.set(file, await readFile(join(dist, file), 'utf8'));
        }
        const broken = await brokenLinks(pages, dist, base);
        if (broken.length) {
          console.error(broken.join('\n'));
          console.error(`\n${broken.length} broken links; the unfinished build is removed.`);
          await rm(dist, { recursive: true });
          process.exit(1);
        }
        const sheets = await inlineStyles(pages, dist, base);
        const preload = await subsetFonts(sheets, pages, dist, base);
        for (const [file, html] of pages) {
          const finished = html
            .replace(
              '<!--sheet-->',
              () => `${preload}<style>${sheets.get(kindOf(file, html))}</style>`,
            )
            // Starlight starts dark for readers without script; ours follow their system.
            .replace(/(<html[^>]*?) data-theme="dark"/, '$1')
            // Starlight's keeper of its own sidebar's state, which we do not use.
            .replace(/<script type="module" src="[^"]*\/Page\.astro[^"]*"><\/script>/, '');
          pages.set(file, finished);
          await writeFile(join(dist, file), finished);
        }
        for (const file of globSync('_astro/Page.astro*.js', { cwd: dist }))
          await rm(join(dist, file));
        await writeFile(join(dist, '_headers'), policyHeaders(pages, base));
        logger.info(`finished ${pages.size} pages with ${sheets.size} style sheets`);
      },
    },
  };
}
