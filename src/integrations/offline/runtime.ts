/** What every page of the copy runs first, as text of a classic script. No module, no import. */
import { marker } from './addresses.ts';

/**
 * `__offline.root` is the path of the copy's folder. `fetch` takes what scripts ask for from classic scripts
 * that hold it, for browsers do not let pages from a disk read files. Links made by scripts name `index.html`.
 * The theme goes along in the link: some browsers keep what is stored for each file apart.
 */
export const runtime = `var __offline = (() => {
  const source = document.currentScript.src;
  const root = new URL('../', source).pathname;
  const waiting = new Map();
  const loading = new Map();
  const script = (name) => {
    if (!loading.has(name)) loading.set(name, new Promise((resolve, reject) => {
      const made = Object.assign(document.createElement('script'), { src: root + '_offline/' + name.split('/').map(encodeURIComponent).join('/') });
      made.onload = resolve;
      made.onerror = () => { loading.delete(name); made.remove(); reject(new TypeError('The copy has no ' + name)); };
      document.head.append(made);
    }));
    return loading.get(name);
  };
  const types = { json: 'application/json', html: 'text/html', txt: 'text/plain', svg: 'image/svg+xml', wasm: 'application/wasm' };
  const fetchLocal = async (address, options) => {
    const url = new URL(address && address.url || address, location);
    if (url.protocol !== location.protocol || !url.pathname.startsWith(root)) return fetch(address, options);
    let name = url.pathname.slice(root.length).split('/').map((part) => { try { return decodeURIComponent(part); } catch { return part; } }).join('/');
    if (name === '' || name.endsWith('/')) name += 'index.html';
    await script('files/' + name + '.js');
    const held = waiting.get(name);
    const body = typeof held === 'string' ? held.replaceAll('${marker}', root) : Uint8Array.from(atob(held[0]), (one) => one.charCodeAt(0));
    return new Response(body, { headers: { 'Content-Type': types[name.split('.').pop()] || 'application/octet-stream' } });
  };
  const chosen = () => { try { return localStorage.getItem('starlight-theme'); } catch { return null; } };
  const mend = ({ target }) => {
    const link = target instanceof Element && target.closest('a[href]');
    if (!link) return;
    const url = new URL(link.getAttribute('href'), document.baseURI);
    if (url.protocol !== location.protocol || !url.pathname.startsWith(root)) return;
    const before = url.href;
    if (!/\\.[^/]*$/.test(url.pathname)) url.pathname = url.pathname.replace(/\\/?$/, '/index.html');
    const theme = chosen();
    if (theme !== null && url.pathname.endsWith('.html') && url.pathname !== location.pathname) url.searchParams.set('offline-theme', theme);
    else if (url.searchParams.has('offline-theme')) url.searchParams.delete('offline-theme');
    if (url.href !== before) link.setAttribute('href', url.href);
  };
  for (const type of ['pointerover', 'focusin', 'contextmenu', 'auxclick', 'click']) document.addEventListener(type, mend, true);
  return { root, source, script, fetch: fetchLocal, file: (name, held) => waiting.set(name, held) };
})();`;

/** Stands at the start of every head: takes the theme that came with the link, before anything is drawn. */
export const themeCarrier = `<script>try{const u=new URL(location),t=u.searchParams.get('offline-theme');if(t!==null){u.searchParams.delete('offline-theme');history.replaceState(null,'',u);localStorage.setItem('starlight-theme',t)}}catch{}</script>`;
