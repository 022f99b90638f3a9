/** Draws Mermaid sources with Mermaid itself, in a browser. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type MermaidModule from 'mermaid';
import type { Browser } from 'playwright';
import { type Mode, mermaidConfig, nodeGap } from '../../model/diagram-theme.ts';
import { flatten } from './flatten.ts';
import { readRoutes } from './routes.ts';
import { mergeThemes, toSvg } from './svg.ts';

const require = createRequire(import.meta.url);

declare global {
  interface Window {
    mermaid: Pick<typeof MermaidModule, 'initialize' | 'parse' | 'render'> & {
      // Only here does Mermaid tell what it has read.
      mermaidAPI: {
        getDiagramFromText(text: string): Promise<{ type: string; db: { getEdges(): Edge[] } }>;
      };
    };
    flatten: typeof flatten;
    readRoutes: typeof readRoutes;
  }
}

interface Edge {
  start: string;
  end: string;
  stroke: string;
  type: string;
}

/** What Mermaid throws; its older parsers say more. */
interface Fault {
  message: string;
  hash?: {
    text?: string;
    loc?: { first_line: number; first_column: number; last_line: number; last_column: number };
  };
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

/** Mermaid's error in the words of this project, with the line of the source that it is about. */
function diagramError({ message, hash }: Fault, source: string): DiagramError {
  const found =
    /(?:Lexer|Parse) error on line (\d+), column (\d+): ([^\n]+?)(?= at offset|[.:]? *$)/m;
  let [, line = 0, column = 1, text = message.trim().split('\n', 1)[0]] = found.exec(message) ?? [];
  if (hash?.loc) {
    const { first_line, first_column, last_line, last_column } = hash.loc;
    const token = hash.text?.trim();
    [line, column] = token ? [first_line, first_column + 1] : [last_line, last_column + 1];
    text = token ? `"${token}" is not expected here` : 'something is missing here';
  }
  if (text?.startsWith('No diagram type')) text = 'the first line names no kind of diagram';
  // Mermaid leaves comments out before it counts lines.
  const lines = source.split('\n').map((line, i) => ({ line, number: i + 1 }));
  const counted = lines.filter(({ line }) => !/^\s*%%(?!\{)/.test(line));
  const first = counted.findIndex(({ line }) => line.trim());
  let at = counted[Math.max(0, first) + Math.max(0, Number(line) - 1)] ?? counted.at(-1);
  if (!at?.line.trim()) {
    // The end of the diagram, which is at the end of its last words.
    at = counted.findLast((one) => one.line.trim() && one.number <= (at?.number ?? 0)) ?? at;
    column = (at?.line.length ?? 0) + 1;
  }
  const excerpt = line && at ? `\n  ${at.line}\n  ${' '.repeat(Number(column) - 1)}^` : '';
  return new DiagramError(text + excerpt, at?.number ?? 1, Number(column));
}

/** What a source says of itself for readers who cannot see it, in one line or in braces. */
function said(source: string, key: 'accTitle' | 'accDescr'): string {
  const form = new RegExp(`^\\s*${key}\\s*(?::(.*)$|\\{([^}]*)\\})`, 'm');
  const [, line, block = ''] = form.exec(source) ?? [];
  return (line ?? block).replace(/\s+/g, ' ').trim();
}

/** Draws one source after another in a page of its own. */
export interface Renderer {
  /** @throws DiagramError when Mermaid does not understand the source. */
  render(source: string): Promise<string>;
}

/** Mermaid with our room between nodes in place of the number that is written into it. */
function mermaidScript(): string {
  const script = readFileSync(require.resolve('mermaid/dist/mermaid.min.js'), 'utf8');
  const usual = '"spacing.baseValue":40';
  if (!script.includes(usual)) throw new Error(`this Mermaid has no ${usual} to replace`);
  return script.replace(usual, `"spacing.baseValue":${nodeGap}`);
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
  await page.evaluate(() => {
    const Clock = Date;
    window.Date = class extends Clock {
      constructor(...given: unknown[]) {
        super(...((given.length ? given : [0]) as [number]));
      }
      static override now = () => 0;
    } as DateConstructor;
  });
  await page.addScriptTag({ content: mermaidScript() });
  await page.addScriptTag({
    content: `window.flatten = ${flatten}; window.readRoutes = ${readRoutes}`,
  });
  await page.evaluate(async () => {
    await document.fonts.load('400 14px "Source Sans 3 Variable"');
  });
  const draw = (source: string, mode: Mode) =>
    page.evaluate(
      async ({ source, config }) => {
        /** Edges may share a line where no line would then be read both ways or in two styles. */
        const mergeable = async (text: string) => {
          const { type, db } = await window.mermaid.mermaidAPI.getDiagramFromText(text);
          if (!type.startsWith('flowchart')) return false;
          const edges = db.getEdges();
          const style = ({ stroke, type }: Edge) => `${stroke} ${type}`;
          for (const edge of edges) {
            const beside = edges.filter((e) => e.start === edge.start || e.end === edge.end);
            if (beside.some((e) => style(e) !== style(edge))) return false;
          }
          let open = edges;
          for (let before = -1; before !== open.length; ) {
            before = open.length;
            open = open.filter(({ start }) => open.some(({ end }) => end === start));
          }
          return open.length === 0;
        };
        let seed = 1;
        Math.random = () => {
          seed = (seed * 16807) % 2147483647;
          return seed / 2147483647;
        };
        const { mermaid } = window;
        mermaid.initialize(config);
        try {
          await mermaid.parse(source);
          mermaid.initialize({
            ...config,
            elk: { ...config.elk, mergeEdges: await mergeable(source) },
          });
          const { svg } = await mermaid.render('drawn', source);
          const place = document.querySelector('div') as HTMLElement;
          place.innerHTML = svg;
          const root = place.querySelector('svg') as SVGSVGElement;
          // At its natural size: otherwise the window scales it.
          const { width, height } = root.viewBox.baseVal;
          root.style.cssText = `width: ${width}px; height: ${height}px; max-width: none`;
          return { drawing: window.flatten(root, window.readRoutes(root)) };
        } catch (error) {
          const { message, hash } = error as Partial<Fault>;
          return { message: String(message ?? error), ...(hash && { hash }) };
        }
      },
      { source, config: mermaidConfig(mode) },
    );
  return {
    async render(source) {
      const [light, dark] = [await draw(source, 'light'), await draw(source, 'dark')];
      if ('message' in light) throw diagramError(light, source);
      if ('message' in dark) throw diagramError(dark, source);
      const drawing = mergeThemes(light.drawing, dark.drawing);
      return toSvg(drawing, said(source, 'accTitle'), said(source, 'accDescr'));
    },
  };
}
