/** The search box: a dialog over Pagefind's index, made and loaded when it is first opened. */
import sheet from './search-dialog.css?url';

interface Hit {
  url: string;
  excerpt: string;
  meta: { title?: string };
  sub_results: { title: string; url: string; excerpt: string }[];
}

interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(term: string): Promise<{ results: { data(): Promise<Hit> }[] } | null>;
}

/** Results shown at once; more would be read by nobody before a better query. */
const shown = 6;
/** Longer queries are no queries; Pagefind would only slow down. */
const longest = 200;

let dialog: HTMLDialogElement | undefined;
let engine: Promise<Pagefind> | undefined;
let latest = 0;

const base = import.meta.env.BASE_URL;

async function load(): Promise<Pagefind> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
  await pagefind.options({
    baseUrl: base,
    ranking: { pageLength: 0.1, termFrequency: 0.1, termSaturation: 2, termSimilarity: 9 },
  });
  await pagefind.init();
  return pagefind;
}

/** Pagefind's excerpts are escaped text with `<mark>`; this rebuilds them from text nodes all the same. */
function excerpt(html: string): HTMLParagraphElement {
  const paragraph = document.createElement('p');
  const parsed = new DOMParser().parseFromString(html, 'text/html').body;
  for (const node of parsed.childNodes) {
    const marked = node instanceof HTMLElement && node.localName === 'mark';
    const text = node.textContent ?? '';
    if (marked)
      paragraph.append(Object.assign(document.createElement('mark'), { textContent: text }));
    else paragraph.append(text);
  }
  return paragraph;
}

function item({ url, excerpt: text, meta, sub_results }: Hit): HTMLLIElement {
  const [part, ...others] = sub_results.filter(({ url }) => /#(?!_top$)/.test(url));
  // The part that the excerpt is from, or the only one that has what is looked for.
  const better = part && (part.excerpt === text || !others.length) ? part : undefined;
  const link = document.createElement('a');
  link.href = better?.url ?? url;
  const title = document.createElement('b');
  title.textContent = meta.title ?? url;
  link.append(
    title,
    ...(better && better.title !== meta.title ? [` / ${better.title}`] : []),
    excerpt(text),
  );
  const entry = document.createElement('li');
  entry.append(link);
  return entry;
}

function build(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'search';
  made.setAttribute('aria-label', 'Search');
  made.innerHTML = `<form method="dialog" role="search"><input type="search" aria-label="Search the site" placeholder="Search" autocomplete="off" spellcheck="false" maxlength="${longest}"><button>Close</button></form><p role="status"></p><ol></ol>`;
  const input = made.querySelector('input');
  const status = made.querySelector('p');
  const list = made.querySelector('ol');
  if (!input || !status || !list) return made;

  const links = () => [...list.querySelectorAll('a')];

  const run = async () => {
    const mine = ++latest;
    const term = input.value.trim();
    if (!term) {
      status.textContent = '';
      list.replaceChildren();
      return;
    }
    try {
      engine ??= load();
      const found = await (await engine).search(term);
      if (mine !== latest || !found) return;
      const hits = await Promise.all(found.results.slice(0, shown).map((result) => result.data()));
      if (mine !== latest) return;
      const count = found.results.length;
      status.textContent = count
        ? `${count} ${count === 1 ? 'page' : 'pages'}`
        : 'Nothing found. Try another word, or look through the concepts.';
      list.replaceChildren(...hits.map(item));
    } catch {
      engine = undefined;
      status.textContent =
        'The search index could not be loaded. Concepts and comparisons can be read without it.';
      list.replaceChildren();
    }
  };

  input.addEventListener('input', run);
  made.querySelector('form')?.addEventListener('submit', (event) => {
    // Enter opens the first result; the button and Escape close.
    if (event.submitter instanceof HTMLButtonElement && document.activeElement === event.submitter)
      return;
    event.preventDefault();
    links()[0]?.click();
  });
  made.addEventListener('keydown', (event) => {
    // A search field takes the first Escape to empty itself; a reader means the box.
    if (event.key === 'Escape') {
      event.preventDefault();
      made.close();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops: HTMLElement[] = [input, ...links()];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  made.addEventListener('click', (event) => {
    const outside = event.target === made;
    const link = event.target instanceof Element && event.target.closest('a');
    if (outside || link) made.close();
  });
  return made;
}

/** Opens the box, and loads the index while the reader types. */
export function openSearch(): void {
  if (!dialog) {
    dialog = build();
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet });
    document.head.append(link);
    document.body.append(dialog);
    // Until its sheet is there the box would flash unstyled.
    link.addEventListener('load', () => dialog?.showModal(), { once: true });
    engine ??= load();
    engine.catch(() => {
      engine = undefined;
    });
  } else if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
}
