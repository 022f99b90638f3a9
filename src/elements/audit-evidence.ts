/**
 * Adds to a source that is opened at a statement what it says about that one. The page of the
 * evidence has it, and is read when the first source is opened.
 */

const address = `${import.meta.env.BASE_URL}audit/evidence/`;

let evidence: Promise<Document> | undefined;

async function load(): Promise<Document> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** A line like those of other sources, filled with `content`. */
function line(...content: (Node | string)[]): HTMLSpanElement {
  const span = document.createElement('span');
  span.className = 'said';
  span.append(...content);
  return span;
}

/** What source `number` says for or against a statement; the link to the source itself is left out. */
async function linesFor(statement: string, number: string): Promise<HTMLSpanElement[]> {
  evidence ??= load();
  try {
    const found = (await evidence).getElementById(statement)?.querySelectorAll('li') ?? [];
    return [...found]
      .filter(({ value }) => value === Number(number))
      .map((item) =>
        line(
          ...[...item.childNodes]
            .filter(({ nodeName }) => nodeName !== 'A')
            .map((node) => document.importNode(node, true)),
        ),
      );
  } catch {
    evidence = undefined;
    return [line('What it says could not be loaded.')];
  }
}

let latest = 0;

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest('.st .c') : null;
  const note = document.getElementById(button?.getAttribute('popovertarget') ?? '');
  const statement = button?.closest('.st');
  if (!button || !note || !statement) return;
  const mine = ++latest;
  for (const old of document.querySelectorAll('.said')) old.remove();
  const lines = await linesFor(statement.id, button.textContent);
  if (mine === latest) note.append(...lines);
});
