/** Scripts of every page: the theme switch; search, copying and sharing on first touch. */

const root = document.documentElement;

document.querySelector('.theme')?.addEventListener('click', () => {
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  try {
    localStorage.setItem('starlight-theme', root.dataset.theme);
  } catch {
    // Storage is refused: the choice holds for this page.
  }
});

const box = () => import('./search.ts');

let index: Promise<Response> | undefined;
/** The code of the search, and beside it the index, which would wait for the code to ask for it. */
async function touched(): ReturnType<typeof box> {
  index ??= fetch(`${import.meta.env.BASE_URL}search.json`);
  // The code says so when it asks again.
  index.catch(() => {});
  const search = await box();
  search.takeIndex(index);
  return search;
}
const search = async () => (await touched()).openSearch();

// A link to the page of the search, which is a button where there is script.
const find = document.querySelector<HTMLElement>('.find');
find?.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void search();
});
find?.addEventListener('keydown', (event) => {
  if (event.key !== ' ') return;
  event.preventDefault();
  find.click();
});
// At the touch that comes before the click.
const prepare = async () => (await touched()).prepare();
for (const type of ['pointerdown', 'focus']) find?.addEventListener(type, prepare, { once: true });
document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select');
  const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const controlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
  if (!slash && !controlK) return;
  event.preventDefault();
  void search();
});

const here = document.querySelector<HTMLElement>('main .search');
if (here) void box().then((search) => search.startPage(here));
// The words of a search that led to this page.
if (location.search.includes('highlight=')) void box().then((search) => search.highlight());

// Loaded when a reader first comes near; a click that is faster still counts.
const furniture = () => import('./furniture.ts');
if (document.querySelector('.self, div.end'))
  for (const type of ['pointerover', 'focusin']) addEventListener(type, furniture, { once: true });
const terms = () => import('./term-note.ts');
if (document.querySelector('.term'))
  for (const type of ['pointerover', 'focusin']) addEventListener(type, terms, { once: true });
document.addEventListener('click', async ({ target }) => {
  const control = target instanceof Element && target.closest('.self, .copy, .share');
  if (control) (await furniture()).act(control);
});

// A diagram at full size, or its source in place. With a key held, or when the script does not
// come, its link stays a link.
document.addEventListener('click', (event) => {
  const { target, ctrlKey, metaKey, shiftKey } = event;
  const control = target instanceof Element && target.closest('.acts .full, .mmd');
  if (!control || ctrlKey || metaKey || shiftKey) return;
  event.preventDefault();
  const lead = () => {
    const link = control.closest('a') ?? control.parentElement?.querySelector('a');
    location.href = link?.href ?? '';
  };
  void import('./diagram-frame.ts').then((frame) => frame.act(control), lead);
});

// A browser that cannot open an entry in place goes to it.
if (!('popover' in HTMLElement.prototype)) {
  document.addEventListener('click', ({ target }) => {
    const opener = target instanceof Element && target.closest('[popovertarget]');
    if (opener)
      document.getElementById(opener.getAttribute('popovertarget') ?? '')?.scrollIntoView();
  });
}

// On paper an entry stands in its list, not where it was opened.
addEventListener('beforeprint', () => {
  for (const note of document.querySelectorAll<HTMLElement>('.note:popover-open'))
    note.hidePopover();
});

// After one visit the whole site is read without the network. Not before this page stands, not where a
// reader saves data, and not in development, where nothing is built.
type Saving = Navigator & { connection?: { saveData?: boolean } };
if (
  import.meta.env.PROD &&
  navigator.serviceWorker &&
  location.protocol !== 'file:' &&
  !(navigator as Saving).connection?.saveData
) {
  const later = window.requestIdleCallback ?? setTimeout;
  const keep = async () => {
    // Set by `stored-state.ts`, for a reader who wants nothing stored.
    if (localStorage.getItem('counterpoint-not-stored')) return;
    const worker = `${import.meta.env.BASE_URL}sw.js`;
    const registration = await navigator.serviceWorker.register(worker, { updateViaCache: 'none' });
    if (navigator.serviceWorker.controller)
      await (await import('./stored-site.ts')).watchVersions(registration);
  };
  // Storage refused or full: the site works with the network as before.
  addEventListener('load', () => later(() => keep().catch(() => {})));
}
