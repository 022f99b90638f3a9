/**
 * Ticks for the steps of a learning path, and how far a reader is in each path. Kept on the device
 * alone; what the storage refuses or has garbled is said, and the ticks hold for the page.
 */
import {
  notKept,
  progressInWords,
  progressNotice,
  readProgress,
  storageKey,
  writeProgress,
} from '../tools/paths/progress.ts';

/** What is stored under a name; undefined where the browser gives no storage. */
function load(key: string): string | null | undefined {
  try {
    return localStorage.getItem(key);
  } catch {
    return undefined;
  }
}

/** Stores a text, or with `null` removes what is there. Says whether that was possible. */
function store(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Another tab, or a page that comes back as it was left, may be behind what is stored. */
function whenStale(keys: readonly string[], show: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === null || keys.includes(key)) show();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) show();
  });
}

/** The page of one path: a box at each step. */
function tick(path: HTMLElement, status: Element): void {
  const items = [...path.querySelectorAll<HTMLElement>('[data-step]')];
  const steps = items.map(({ dataset }) => dataset.step ?? '');
  const key = storageKey(path.dataset.path ?? '');

  const boxes = items.map((item, i) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.autocomplete = 'off';
    box.value = steps[i] ?? '';
    box.setAttribute('aria-label', `Read: ${item.querySelector('a')?.textContent}`);
    item.prepend(box);
    return box;
  });
  const ticked = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);

  const say = (notice: string) => {
    const words = progressInWords(ticked().length, steps.length);
    status.textContent = notice ? `${words}. ${notice}` : words;
  };

  const show = () => {
    const stored = load(key);
    const progress = readProgress(stored ?? null, steps);
    for (const box of boxes) box.checked = progress.read.includes(box.value);
    say(stored === undefined ? notKept : progressNotice(progress));
  };

  path.addEventListener('change', () => {
    say(store(key, writeProgress(ticked(), steps)) ? '' : notKept);
  });
  const forget = document.createElement('button');
  forget.textContent = 'Forget my progress';
  forget.addEventListener('click', () => {
    const done = store(key, null);
    for (const box of boxes) box.checked = false;
    say(done ? 'Forgotten.' : notKept);
  });
  status.after(' ', forget);

  show();
  // What is stored now is what another page has stored; without storage the ticks stay.
  whenStale([key], () => {
    if (load(key) !== undefined) show();
  });
}

/** The list of paths: how far a reader is in each, where there is something to say. */
function count(places: HTMLElement[]): void {
  const keyOf = ({ dataset }: HTMLElement) => storageKey(dataset.path ?? '');
  const show = () => {
    for (const place of places) {
      const steps = place.dataset.steps?.split(' ') ?? [];
      const { read } = readProgress(load(keyOf(place)) ?? null, steps);
      place.textContent = read.length ? `, ${progressInWords(read.length, steps.length)}` : '';
    }
  };
  show();
  whenStale(places.map(keyOf), show);
}

const path = document.querySelector<HTMLElement>('.course');
const status = path?.querySelector('[role=status]');
if (path && status) tick(path, status);
count([...document.querySelectorAll<HTMLElement>('[data-steps]')]);
