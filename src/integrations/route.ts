/** What Starlight computed for a page, corrected before it is drawn. */

import { getEntry } from 'astro:content';
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

export const onRequest = defineRouteMiddleware(async ({ locals: { starlightRoute: route } }) => {
  // Only the section that the page is in: a full list would grow every page with the site.
  type Entry = (typeof route.sidebar)[number];
  const holdsPage = (entry: Entry): boolean =>
    entry.type === 'link' ? entry.isCurrent : entry.entries.some(holdsPage);
  route.sidebar = route.sidebar.filter(holdsPage);

  // What tells nobody something: the page says its language itself, and crawlers begin at home.
  const isHome = route.id === '';
  route.head = route.head.filter(
    ({ attrs }) =>
      attrs?.name !== 'generator' &&
      attrs?.property !== 'og:locale' &&
      (attrs?.rel !== 'sitemap' || isHome),
  );

  // Browsers offer to add the search where they meet it: two pages are enough, and no other grows.
  // The same holds for installing it.
  if (isHome || route.id === 'download') {
    route.head.push({
      tag: 'link',
      attrs: { rel: 'manifest', href: `${import.meta.env.BASE_URL}manifest.webmanifest` },
    });
  }
  if (isHome || route.id === 'search') {
    route.head.push({
      tag: 'link',
      attrs: {
        rel: 'search',
        type: 'application/opensearchdescription+xml',
        title: 'Counterpoint',
        href: `${import.meta.env.BASE_URL}opensearch.xml`,
      },
    });
  }

  // A concept's one sentence is also what search engines and shared links show.
  const concept = /^concepts\/(.+)$/.exec(route.id)?.[1];
  const summary = concept && (await getEntry('concepts', concept))?.data.summary;
  if (summary) {
    for (const { tag, attrs } of route.head) {
      if (
        tag === 'meta' &&
        attrs &&
        /^(og:)?description$/.test(String(attrs.name ?? attrs.property))
      ) {
        attrs.content = summary;
      }
    }
  }
});
