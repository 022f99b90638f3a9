/** Scripts of every page: the theme switch, and the search box on first touch. */

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

const search = async () => (await import('./search-dialog.ts')).openSearch();

document.querySelector('.find')?.addEventListener('click', search);
document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select');
  const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const controlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
  if (!slash && !controlK) return;
  event.preventDefault();
  void search();
});
