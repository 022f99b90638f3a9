/** Says that a newer version of the site is stored, and lets the reader go to it. */
import sheet from './update-notice.css?url';

const button = (text: string, act: () => void) => {
  const made = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: text,
  });
  made.addEventListener('click', act);
  return made;
};

/** Shows the notice, once a page. */
export function announce(worker: ServiceWorker): void {
  if (document.querySelector('.update')) return;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet });
  const notice = Object.assign(document.createElement('div'), { className: 'update' });
  notice.setAttribute('role', 'status');
  const text = Object.assign(document.createElement('p'), {
    textContent: 'A newer version of this site is ready.',
  });
  link.addEventListener('load', () => {
    document.body.append(notice);
    // Said when it is filled, not when it is made.
    notice.append(
      text,
      button('Show it', () => worker.postMessage('take over')),
      button('Later', () => notice.remove()),
    );
  });
  document.head.append(link);
}
