/** Where the site lives. Each has an environment variable for whoever hosts it elsewhere. */

function url(name: string, fallback: string): string {
  const text = process.env[name] || fallback;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    console.error(
      `${name} must be an http or https address, for example ${fallback}; it is "${text}"`,
    );
    process.exit(1);
  }
  return text.replace(/\/+$/, '');
}

/** The origin, for canonical addresses and the site map. */
export const site = url('SITE_URL', 'http://localhost:4321');

/** The folder under the origin, with a slash at both ends: `/` or `/docs/`. */
export const base = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/{2,}/g, '/');

/** The repository, for "suggest a change" and "report an error". */
export const repository = url('REPO_URL', 'https://github.com/counterpoint-docs/counterpoint');

/** A folder with archives that the download page offers; `npm run release` names it. */
export const downloads = process.env.DOWNLOADS || undefined;
