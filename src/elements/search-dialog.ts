/** The search box in a dialog, made when it is first opened. */
import { fillBox, type SearchBox } from './search-box.ts';
import { styled } from './search-style.ts';

let dialog: HTMLDialogElement | undefined;
let box: SearchBox | undefined;

function build(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'search';
  made.setAttribute('aria-label', 'Search');
  box = fillBox(made);
  const close = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: 'Close',
  });
  close.addEventListener('click', () => made.close());
  box.field.after(close);
  made.addEventListener('keydown', (event) => {
    // A search field takes the first Escape to empty itself; a reader means the box.
    if (event.key !== 'Escape') return;
    event.preventDefault();
    made.close();
  });
  made.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
    const followed = target instanceof Element && target.closest('a');
    if (target === made || (followed && !ctrlKey && !metaKey && !shiftKey)) made.close();
  });
  document.body.append(made);
  return made;
}

/** Opens the box; on the page of the search, leads to the one that stands there. */
export async function openSearch(): Promise<void> {
  const here = document.querySelector<HTMLInputElement>('main .search input');
  if (here) {
    here.select();
    return;
  }
  dialog ??= build();
  // Without its sheet the box would flash unstyled.
  await styled();
  if (!dialog.open) dialog.showModal();
  box?.refresh();
  box?.field.select();
}
