import { expect, test } from 'vitest';
import { marker } from '../../../src/integrations/offline/addresses.ts';
import { localCode } from '../../../src/integrations/offline/scripts.ts';

test.for([
  [`fetch("${marker}a.json")`, 'fetch(__offline.root+"a.json")'],
  [`x='${marker}'`, "x=__offline.root+''"],
  [`a=\`${marker}\${b}\``, `a=\`\${__offline.root}\${b}\``],
  [`import(\`\${base}pagefind/pagefind.js\`)`, 'import("pagefind")'],
  [`import(/* @vite-ignore */ \`\${a.b}pagefind.js\`)`, 'import("pagefind")'],
  ['load(()=>import("./x.js"),__vite__mapDeps([0,12]))', 'load(()=>import("./x.js"),[])'],
  ['window.location.pathname = a.value', 'window.location.href= a.value'],
  ['if (location.pathname == a) b()', 'if (location.pathname == a) b()'],
])('%s becomes %s', ([code = '', local]) => {
  expect(localCode(code, 'x.js')).toBe(local);
});

test('an address that cannot be made local is said', () => {
  expect(() => localCode(`/${marker}x/.test(a)`, '_astro/x.js')).toThrow(
    /^_astro\/x\.js has an address that is no string of its own: /,
  );
});
