/** The style sheet of the box, which comes with it. */
import sheet from './search-box.css?url';

let coming: Promise<void> | undefined;

/** Adds the sheet, once; done when it is there or will not be. */
export function styled(): Promise<void> {
  coming ??= new Promise((resolve) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet });
    for (const type of ['load', 'error']) link.addEventListener(type, () => resolve());
    document.head.append(link);
  });
  return coming;
}
