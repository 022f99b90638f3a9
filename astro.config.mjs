import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { checking } from './src/integrations/checking.ts';
import { diagrams } from './src/integrations/diagrams/index.ts';
import { finishing } from './src/integrations/finishing/index.ts';
import { markdown } from './src/integrations/markdown.ts';
import { serviceWorker } from './src/integrations/service-worker/index.ts';
import { codeByClasses } from './src/model/code.ts';
import { base, repository, site } from './src/site.ts';

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  prefetch: false,
  // Its own headings would stand among the page's.
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: 'shiki', shikiConfig: codeByClasses },
  vite: {
    // Small modules stay files: an inlined one would need a hash of its own in the policy.
    // No preload helper: it is larger than the scripts it would load.
    build: {
      assetsInlineLimit: 0,
      modulePreload: false,
      // Astro marks MDX modules with a directive that the bundler does not know: no news to anyone.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
  integrations: [
    checking(),
    diagrams(),
    markdown(base),
    starlight({
      title: 'Counterpoint',
      description:
        'Microservices or serverless? Answered concept by concept and claim by claim, with a source behind every claim.',
      favicon: '/mark.svg',
      editLink: { baseUrl: `${repository}/edit/main/` },
      head: [{ tag: 'meta', attrs: { property: 'og:image', content: `${site}${base}social.png` } }],
      customCss: ['./src/styles/index.css'],
      routeMiddleware: './src/integrations/route.ts',
      sidebar: [{ label: 'Concepts', items: [{ autogenerate: { directory: 'concepts' } }] }],
      pagination: false,
      credits: false,
      disable404Route: true,
      expressiveCode: false,
      markdown: { headingLinks: false },
      components: Object.fromEntries(
        [
          'ContentPanel',
          'Footer',
          'Header',
          'MarkdownContent',
          'PageFrame',
          'PageSidebar',
          'PageTitle',
          'Sidebar',
          'ThemeProvider',
          'TwoColumnContent',
        ].map((name) => [name, `./src/components/overrides/${name}.astro`]),
      ),
    }),
    finishing(),
    serviceWorker(),
  ],
});
