/** An address inside the site, written from the root, with the site's base path in front. */
export const address = (path: `/${string}`): string => import.meta.env.BASE_URL + path.slice(1);
