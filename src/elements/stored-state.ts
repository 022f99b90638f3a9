/** What of the site is stored on this device, with a button to store and one to remove it. */
const base = import.meta.env.BASE_URL;
/** Stands in the storage while the reader wants nothing stored; `site.ts` reads it on every page. */
const refusal = 'counterpoint-not-stored';
/** How the names of the worker's caches begin; `service-worker/worker.ts` gives them. */
const prefix = `site ${base} `;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Pages that are stored, and the bytes that the browser counts for the site. */
async function stored(): Promise<{ pages: number; bytes: number }> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const pages = kept.flat().filter(({ url }) => url.endsWith('/')).length;
  const { usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return { pages, bytes: usage };
}

async function remove(): Promise<void> {
  localStorage.setItem(refusal, '1');
  const registration = await navigator.serviceWorker.getRegistration(base);
  await registration?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Stores the site, and waits until it stands. */
async function keep(): Promise<void> {
  localStorage.removeItem(refusal);
  const { installing: worker } = await navigator.serviceWorker.register(`${base}sw.js`, {
    updateViaCache: 'none',
  });
  if (!worker) return;
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated' || worker.state === 'installed') resolve();
      if (worker.state === 'redundant') reject(new Error('it could not be stored'));
    });
  });
}

async function show(place: HTMLElement): Promise<void> {
  const status = place.querySelector('[role=status]') as HTMLElement;
  const buttons = [...place.querySelectorAll('button')];
  const [store, forget] = buttons;
  if (!store || !forget) return;
  const draw = async () => {
    const { pages, bytes } = await stored();
    status.textContent = pages
      ? `${pages} pages and the search are stored on this device, ${megabytes(bytes)} in all. They are read without the network.`
      : localStorage.getItem(refusal)
        ? 'Nothing is stored on this device, as you asked.'
        : 'Nothing is stored on this device.';
    store.hidden = pages > 0;
    forget.hidden = pages === 0;
  };
  const act = (work: () => Promise<void>, during: string) => async () => {
    for (const button of buttons) button.disabled = true;
    status.textContent = during;
    try {
      await work();
      await draw();
    } catch (error) {
      status.textContent = `This browser refused: ${(error as Error).message}. The site works with the network as before.`;
    }
    for (const button of buttons) button.disabled = false;
  };
  store.addEventListener('click', act(keep, 'Storing the site …'));
  forget.addEventListener('click', act(remove, 'Removing …'));
  await draw();
}

const place = document.querySelector<HTMLElement>('.on-device');
if (place && 'serviceWorker' in navigator && location.protocol.startsWith('http')) {
  place.hidden = false;
  show(place).catch(() => {
    place.hidden = true;
  });
}
