/** Draws Mermaid sources with Mermaid itself, in a browser. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type MermaidModule from 'mermaid';
import type { Browser } from 'playwright';
import { type Mode, mermaidConfig } from '../../model/diagram-theme.ts';
import { flatten } from './flatten.ts';
import { mergeThemes, toSvg } from './svg.ts';

const require = createRequire(import.meta.url);

declare global {
  interface Window {
    mermaid: typeof MermaidModule;
    flatten: typeof flatten;
  }
}

/** What was wrong with a source, and where in it. */
export class DiagramError extends Error {
  readonly line: number;
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Draws one source after another in a page of its own. */
export interface Renderer {
  /** @throws DiagramError when Mermaid does not understand the source. */
  render(source: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens the page that draws: our font, so that text is as wide as on the site, and no chance. */
export async function openRenderer(browser: Browser): Promise<Renderer> {
  const page = await browser.newPage();
  const font = readFileSync(
    require.resolve(
      '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
    ),
  ).toString('base64');
  await page.setContent(`<!doctype html><style>@font-face { font-family: "Source Sans 3 Variable";
    font-weight: 200 900; src: url(data:font/woff2;base64,${font}) }</style><div></div>`);
  await page.addScriptTag({ path: require.resolve('mermaid/dist/mermaid.min.js') });
  await page.addScriptTag({ content: `window.flatten = ${flatten}` });
  await page.evaluate(async () => {
    await document.fonts.load('400 14px "Source Sans 3 Variable"');
  });
  const draw = (source: string, mode: Mode) =>
    page.evaluate(
      async ({ source, config }) => {
        let seed = 1;
        Math.random = () => {
          seed = (seed * 16807) % 2147483647;
          return seed / 2147483647;
        };
        Date.now = () => 0;
        const { mermaid } = window;
        mermaid.initialize(config as Parameters<typeof mermaid.initialize>[0]);
        try {
          await mermaid.parse(source);
          const { svg } = await mermaid.render('drawn', source);
          const place = document.querySelector('div') as HTMLElement;
          place.innerHTML = svg;
          const root = place.querySelector('svg') as SVGSVGElement;
          // At its natural size: otherwise the window scales it.
          const { width, height } = root.viewBox.baseVal;
          root.style.cssText = `width: ${width}px; height: ${height}px; max-width: none`;
          return {
            drawing: window.flatten(root),
            title: root.querySelector('title')?.textContent ?? '',
            description: root.querySelector('desc')?.textContent ?? '',
          };
        } catch (error) {
          const fault = error as {
            message?: string;
            hash?: { loc?: { first_line?: number; first_column?: number }; line?: number };
          };
          return {
            message: String(fault.message ?? error),
            line: fault.hash?.loc?.first_line ?? 1,
            column: (fault.hash?.loc?.first_column ?? 0) + 1,
          };
        }
      },
      { source, config: mermaidConfig(mode) },
    );
  return {
    async render(source) {
      const [light, dark] = [await draw(source, 'light'), await draw(source, 'dark')];
      if ('message' in light) throw new DiagramError(light.message, light.line, light.column);
      if ('message' in dark) throw new DiagramError(dark.message, dark.line, dark.column);
      return toSvg(mergeThemes(light.drawing, dark.drawing), light.title, light.description);
    },
    close: () => page.close(),
  };
}
