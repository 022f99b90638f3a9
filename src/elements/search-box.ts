/**
 * The box: a field, the results of the small index as one types, below them passages of the full
 * text. It stands in a dialog, and on the page of the search.
 */
import { essenceOf } from '../tools/search/essence.ts';
import { kindNames } from '../tools/search/kinds.ts';
import type { Passage } from '../tools/search/passages.ts';
import { cleanQuery, longest } from '../tools/search/recent.ts';
import { type Answer, createEngine, type Engine, type Kind } from '../tools/search/search.ts';
import { forgetQuery, keepQuery, recentQueries } from './search-recent.ts';
import { hitItems, link, make, passageItems } from './search-results.ts';

/** How long typing rests before the full text is searched, and before counts are announced. */
const rest = 120;
const pause = 500;

const base = import.meta.env.BASE_URL;

/** The map of topics: groups of links, as /search-topics.json has them. */
type Topics = { title: string; links: [text: string, path: string][] }[];

let loading: Promise<Engine> | undefined;
let engine: Engine | undefined;
let topics: Promise<Topics> | undefined;

const fetched = (name: string) => fetch(base + name);
let index: Promise<Response> | undefined;

let isTaken = false;

/** Takes an index that is on its way already, once: after a failure it is fetched anew. */
export function takeIndex(coming: Promise<Response>): void {
  if (!isTaken) index = coming;
  isTaken = true;
}

async function json<T>(name: string, coming = fetched(name)): Promise<T> {
  const response = await coming;
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

/** Loads the index, once; after a failure, again. */
export function loadSearch(): Promise<Engine> {
  loading ??= json<Parameters<typeof createEngine>[0]>('search.json', index).then(
    (pages) => {
      engine = createEngine(pages);
      return engine;
    },
    (error) => {
      loading = undefined;
      index = undefined;
      throw error;
    },
  );
  return loading;
}

const button = (act: () => void, ...content: (Node | string)[]) => {
  const made = make('button', '', ...content);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
};

const counted = (count: number, [one, several]: readonly [string, string]) =>
  `${count} ${count === 1 ? one : several}`;

const fullText = () => import('./search-passages.ts');

/** A search box and what it can be asked from outside. */
export interface SearchBox {
  field: HTMLInputElement;
  /** Puts a query in and answers it. */
  ask(query: string): void;
  /** Shows what is shown before anything is asked, or the answer again. */
  refresh(): void;
}

/**
 * Fills `root` with a box.
 * @param asked is told each query that is answered, and the empty one.
 */
export function fillBox(root: HTMLElement, asked: (query: string) => void = () => {}): SearchBox {
  const field = make('input', '');
  field.type = 'search';
  field.placeholder = 'Term, question, “this vs that”';
  field.maxLength = longest;
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.enterKeyHint = 'search';
  field.setAttribute('aria-label', 'Search the site');
  const form = make('form', '', field);
  form.role = 'search';
  const live = make('p', 'sr');
  live.role = 'status';
  const line = make('p', 'line');
  const chips = make('div', 'sorts');
  chips.role = 'group';
  chips.ariaLabel = 'Kinds of results';
  const hits = make('ol', 'hits');
  hits.ariaLabel = 'Results';
  const below = make('ol', 'hits');
  const inText = make('section', 'texts', make('h2', '', 'In the text'), below);
  inText.ariaLabel = 'In the text';
  const nothing = make('div', 'start');
  root.append(form, live, line, chips, hits, inText, nothing);

  /** The query that is answered or being answered; answers to earlier ones come too late. */
  let latest = 0;
  let literal = false;
  let kind: Kind | undefined;
  let timer = 0;
  let announcing = 0;

  const announce = (text: string) => {
    clearTimeout(announcing);
    announcing = window.setTimeout(() => {
      live.textContent = text;
    }, pause);
  };

  /** Items by kind, in the order in which the kinds first appear, so that no chip moves. */
  const items = () => [...root.querySelectorAll<HTMLLIElement>('.hits > li')];

  function sift(chosen: Kind | undefined): void {
    kind = chosen;
    for (const item of items()) item.hidden = !!kind && item.dataset.kind !== kind;
    inText.hidden = !below.querySelector('li:not([hidden])');
    for (const chip of chips.querySelectorAll('button'))
      chip.ariaPressed = String(chip.dataset.kind === (kind ?? ''));
  }

  function drawChips(): void {
    const kinds = Map.groupBy(items(), (item) => item.dataset.kind as Kind);
    const chip = (of: Kind | undefined, name: string, count: number) => {
      const made = button(() => {
        sift(of);
        const shown = items().filter(({ hidden }) => !hidden).length;
        announce(`${counted(shown, ['result', 'results'])} shown`);
      });
      made.append(name, ' ', make('span', '', String(count)));
      made.dataset.kind = of ?? '';
      return made;
    };
    // The one in focus must stay where it is.
    const focused = chips.querySelector<HTMLElement>('button:focus')?.dataset.kind;
    chips.hidden = kinds.size < 2;
    chips.replaceChildren(
      chip(undefined, 'All', items().length),
      ...[...kinds].map(([of, own]) => chip(of, kindNames[of][1], own.length)),
    );
    if (kind && !kinds.has(kind)) kind = undefined;
    sift(kind);
    if (focused !== undefined)
      [...chips.querySelectorAll('button')].find((b) => b.dataset.kind === focused)?.focus();
  }

  function draw(answer: Answer | undefined, passages: Passage[]): void {
    const words = answer?.words ?? [];
    hits.replaceChildren(...(answer ? hitItems(answer.card, answer.hits, words) : []));
    below.replaceChildren(...passageItems(passages, words, base));
    drawChips();
  }

  function drawRecent(): HTMLElement[] {
    const queries = recentQueries();
    if (!queries.length) return [];
    const forget = (query?: string) => () => {
      forgetQuery(query);
      drawStart();
      field.focus();
    };
    const ask = (query: string) => () => {
      box.ask(query);
      field.focus();
    };
    const list = queries.map((query) => {
      const remove = button(forget(query), '×');
      remove.ariaLabel = `Forget “${query}”`;
      return make('li', '', button(ask(query), query), remove);
    });
    return [
      make(
        'section',
        'past',
        make('h2', '', 'Searched before'),
        make('ul', '', ...list),
        make('p', '', 'Kept on this device only. ', button(forget(), 'Forget all')),
      ),
    ];
  }

  async function drawTopics(): Promise<void> {
    topics ??= json<Topics>('search-topics.json');
    const mine = latest;
    try {
      const groups = (await topics).map(({ title, links }) =>
        make(
          'section',
          '',
          make('h2', '', title),
          make('ul', '', ...links.map(([text, path]) => make('li', '', link(base + path, text)))),
        ),
      );
      if (mine === latest) nothing.append(make('div', 'map-of', ...groups));
    } catch {
      // The next opening tries again; the site's menu has the same ways in.
      topics = undefined;
    }
  }

  function drawStart(): void {
    latest++;
    draw(undefined, []);
    line.replaceChildren();
    announce('');
    nothing.replaceChildren(...drawRecent());
    void drawTopics();
  }

  /** Says what the results are results of, and how many there are. */
  function say(answer: Answer, passages: Passage[] | undefined): void {
    const { query, corrected, card, hits: found, nearest } = answer;
    const count = found.length + (card ? 1 : 0);
    const inPages = passages?.length ? counted(passages.length, ['passage', 'passages']) : '';
    const none = !count && !inPages;
    const total = none
      ? `Nothing found for “${query}”.`
      : [count ? counted(count, ['result', 'results']) : '', inPages].filter(Boolean).join(' and ');
    line.replaceChildren();
    if (corrected && count) {
      const asTyped = () => {
        literal = true;
        run();
        field.focus();
      };
      line.append(
        'Showing results for ',
        make('b', '', corrected.to),
        '. Search for ',
        button(asTyped, corrected.from),
        ' instead.',
      );
      announce(`Showing results for ${corrected.to}. ${total}.`);
    } else {
      if (none) line.append(total);
      announce(total);
    }
    nothing.replaceChildren();
    if (!count && nearest.length) {
      const links = nearest.map(({ text, url }) => make('li', '', link(url, text)));
      nothing.append(
        make('section', '', make('h2', '', 'The nearest terms'), make('ul', '', ...links)),
      );
    }
  }

  function sayMissing(): void {
    const text = 'The search index could not be loaded.';
    line.replaceChildren(
      `${text} `,
      link(`${base}glossary/`, 'The glossary lists every term, A to Z.'),
    );
    announce(`${text} The glossary lists every term, A to Z.`);
  }

  async function addPassages(query: string, answer: Answer | undefined): Promise<void> {
    const mine = latest;
    try {
      const shown = [answer?.card, ...(answer?.hits ?? [])].flatMap((hit) => hit?.url ?? []);
      const passages = await (await fullText()).findPassages(essenceOf(query), shown);
      if (mine !== latest) return;
      below.replaceChildren(...passageItems(passages, answer?.words ?? [], base));
      drawChips();
      if (answer) say(answer, passages);
    } catch {
      // What stands, stands: a missing full text is no news to someone who has results.
    }
  }

  function run(): void {
    const mine = ++latest;
    clearTimeout(timer);
    const typed = field.value;
    const query = cleanQuery(typed);
    asked(query);
    if (!query) {
      kind = undefined;
      drawStart();
      return;
    }
    if (!engine) {
      loadSearch().then(
        () => mine === latest && run(),
        () => {
          if (mine !== latest) return;
          draw(undefined, []);
          nothing.replaceChildren();
          sayMissing();
          void addPassages(query, undefined);
        },
      );
      return;
    }
    const answer = engine.answer(typed, { literal });
    draw(answer, []);
    hits.dataset.query = query;
    say(answer, undefined);
    // Not before there are results, with which it would compete.
    fullText().then(
      (text) => text.preparePassages(),
      () => {},
    );
    timer = window.setTimeout(addPassages, rest, answer.corrected?.to ?? answer.query, answer);
  }

  const box: SearchBox = {
    field,
    ask(query) {
      field.value = query;
      literal = false;
      run();
    },
    refresh: run,
  };

  /** What arrows lead through: the field, then every link that can be seen. */
  const stops = (): HTMLElement[] => [
    field,
    ...[...root.querySelectorAll<HTMLElement>('a, .past li > :first-child')].filter(
      (one) => one.offsetParent,
    ),
  ];

  field.addEventListener('input', () => {
    literal = false;
    run();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    hits.querySelector<HTMLElement>('li:not([hidden]) a')?.click();
  });
  root.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('.hits a')) keepQuery(field.value);
  });
  root.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (!(target instanceof HTMLElement)) return;
    const all = stops();
    const at = all.indexOf(target);
    if (at < 0) return;
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      // In the field they move the caret.
      Home: at && 1,
      End: at && all.length - 1,
    }[key];
    if (to !== undefined && (at || to)) {
      const next = all[to];
      if (!next) return;
      event.preventDefault();
      next.focus();
    } else if (at && key.length === 1 && key !== ' ' && !event.ctrlKey && !event.metaKey) {
      // Who types on means the field.
      field.focus();
    }
  });
  return box;
}
