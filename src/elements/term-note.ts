/**
 * The definition of a term at its link: on hover, on focus, on the first tap. The link stays a link;
 * where the definitions do not come, it is nothing else.
 */

interface Term {
  name: string;
  summary: string;
}

/** Before a note appears, so that a pointer on its way elsewhere meets none; and before it goes. */
const rest = 300;
const grace = 200;

let loading: Promise<void> | undefined;
let terms: Record<string, Term> = {};
let timer = 0;
let open: { link: HTMLAnchorElement; note: HTMLElement } | undefined;

function load(): Promise<void> {
  loading ??= fetch(`${import.meta.env.BASE_URL}terms.json`)
    .then(async (response) => {
      terms = await response.json();
    })
    .catch(() => {
      // The next hover tries again.
      loading = undefined;
    });
  return loading;
}

const linkAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a.term') : null;

const inNote = (target: EventTarget | null) =>
  target instanceof Node && open?.note.contains(target);

const termOf = (link: HTMLAnchorElement): Term | undefined =>
  terms[link.hash.slice(1) || (/([\w-]+)\/(?:index\.html)?$/.exec(link.pathname)?.[1] ?? '')];

function stop(): void {
  clearTimeout(timer);
  timer = 0;
}

function hide(): void {
  stop();
  open?.link.removeAttribute('aria-describedby');
  open?.link.style.removeProperty('anchor-name');
  open?.note.remove();
  open = undefined;
}

function show(link: HTMLAnchorElement, tapped = false): void {
  const term = termOf(link);
  if (!term || open?.link === link) return;
  hide();
  const note = document.createElement('div');
  note.id = 'term-note';
  note.className = 'note term-note';
  note.popover = 'manual';
  note.role = 'tooltip';
  const name = document.createElement('b');
  name.textContent = term.name;
  note.append(name, document.createElement('br'), term.summary);
  if (tapped) {
    const hint = document.createElement('span');
    hint.className = 'said';
    hint.textContent = 'Tap the word again to open its page.';
    note.append(hint);
  }
  link.style.setProperty('anchor-name', '--term');
  note.style.setProperty('position-anchor', '--term');
  link.setAttribute('aria-describedby', note.id);
  document.querySelector('main')?.append(note);
  note.showPopover();
  open = { link, note };
}

function rested(link: HTMLAnchorElement): void {
  void load();
  const mine = window.setTimeout(async () => {
    await load();
    if (mine === timer) show(link);
  }, rest);
  timer = mine;
}

async function focused(link: HTMLAnchorElement): Promise<void> {
  await load();
  if (link === document.activeElement) show(link);
}

document.addEventListener('pointerover', ({ target, pointerType }) => {
  if (pointerType === 'touch') return;
  stop();
  const link = linkAt(target);
  if (link && link !== open?.link) rested(link);
  else if (open && !link && !inNote(target) && open.link !== document.activeElement) {
    timer = window.setTimeout(hide, grace);
  }
});

document.addEventListener('focusin', ({ target }) => {
  hide();
  const link = linkAt(target);
  if (link?.matches(':focus-visible')) void focused(link);
});
document.addEventListener('focusout', hide);

document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') hide();
});

// A finger cannot hover: its first tap shows the definition, the second follows the link. Only with
// the definitions at hand, so that no tap is lost; a screen reader's touch has no width.
let finger = false;
document.addEventListener('pointerdown', ({ target, pointerType, width }) => {
  finger = pointerType === 'touch' && width > 0;
  if (finger) void load();
  if (open && !linkAt(target) && !inNote(target)) hide();
});
document.addEventListener('click', (event) => {
  const link = linkAt(event.target);
  if (!link || !finger || open?.link === link || !termOf(link)) return;
  event.preventDefault();
  show(link, true);
});

// The script comes with the first pointer or focus on the page, which may be at a term already.
if (matchMedia('(hover: none)').matches) void load();
else {
  const at = (state: string) => document.querySelector<HTMLAnchorElement>(`a.term${state}`);
  const focus = at(':focus-visible');
  const hover = at(':hover');
  if (focus) void focused(focus);
  else if (hover) rested(hover);
}
