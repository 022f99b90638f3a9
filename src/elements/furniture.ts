/**
 * Copying and sharing, loaded when a reader first comes near. Whatever the browser refuses is said,
 * and the text is offered instead.
 */
import sheet from './furniture.css?url';

const notice = document.createElement('p');
notice.className = 'notice';
notice.setAttribute('role', 'status');
document.body.append(notice);
let fading: ReturnType<typeof setTimeout> | undefined;

/** Says something at the foot of the screen; a text that goes with it stays, selected. */
function say(message: string, text?: string): void {
  clearTimeout(fading);
  notice.textContent = message;
  if (text === undefined) {
    fading = setTimeout(() => notice.replaceChildren(), 4000);
    return;
  }
  const offered = document.createElement('b');
  offered.textContent = text;
  notice.append(offered);
  getSelection()?.selectAllChildren(offered);
}

document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') notice.replaceChildren();
});

/** Copies the reference that stands beside a button. */
async function copyReference(button: Element): Promise<void> {
  const text = button.nextElementSibling;
  try {
    await navigator.clipboard.writeText(text?.textContent ?? '');
    say('Copied.');
  } catch {
    say(
      'The browser does not let this page copy. The text is selected: copy it with your keyboard or menu.',
    );
    if (text) getSelection()?.selectAllChildren(text);
  }
}

/** Copies the address that a link beside a heading or row leads to; the link itself still works. */
async function copyLink(link: HTMLAnchorElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(link.href);
    say('Link copied.');
  } catch {
    say('The browser does not let this page copy. The link is ', link.href);
  }
}

async function share(): Promise<void> {
  const [url = ''] = location.href.split('#');
  try {
    await navigator.share({ title: document.title, url });
  } catch (error) {
    // The reader closed the sheet.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    say('Sharing did not work. The address is ', url);
  }
}

/** Does what a control is for. */
export function act(control: Element): void {
  if (control.matches('.share')) void share();
  else if (control.matches('.copy')) void copyReference(control);
  else if (control instanceof HTMLAnchorElement) void copyLink(control);
}

const button = document.querySelector<HTMLElement>('.share');
if (button && 'share' in navigator) button.hidden = false;

/** Each row of a comparison gets its own link to report an error, made from the page's. */
function reportRows(): void {
  const report = document.querySelector<HTMLAnchorElement>('.end .report');
  for (const row of report ? document.querySelectorAll('.cmp .row') : []) {
    const self = row.querySelector<HTMLAnchorElement>('.self');
    const question = self?.previousSibling?.textContent?.trim();
    if (!report || !self || !question) continue;
    const url = new URL(report.href);
    url.searchParams.set('title', `Error in: ${question}`);
    const body = url.searchParams.get('body') ?? '';
    url.searchParams.set(
      'body',
      body.replace(/^\S+/, (page) => page + self.hash),
    );
    const link = document.createElement('a');
    link.className = 'report';
    link.href = url.href;
    link.textContent = 'Report an error';
    link.setAttribute('aria-label', `Report an error: ${question}`);
    row.lastElementChild?.append(link);
  }
}

const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet });
// Without the sheet the links would push the rows apart.
link.addEventListener('load', reportRows, { once: true });
document.head.append(link);
