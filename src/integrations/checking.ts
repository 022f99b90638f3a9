/**
 * Runs the checker where it can stop bad data: at the start of a build, and in the dev server at
 * start and at each save, as an overlay and on the console.
 */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { printText } from '../check/diagnostic.ts';
import { type Checked, check } from '../check/run.ts';

/** The folders whose files the checker reads. */
const watched = ['src/data/', 'src/content/docs/', 'src/diagrams/', 'src/samples/'];

/** Today as `2026-11-24`, in the clock of whoever builds. */
export const today = () => new Date().toLocaleDateString('sv');

/** What Vite's overlay shows: the printed findings, and the first one's place to open. */
function overlay({ diagnostics }: Checked) {
  const [first] = diagnostics.filter(({ severity }) => severity === 'error');
  return {
    type: 'error' as const,
    err: {
      plugin: 'check',
      message: printText(diagnostics),
      stack: '',
      ...(first && { loc: { file: first.file, line: first.line, column: first.column } }),
    },
  };
}

/** Stops a build on bad data; keeps the dev server alive and says what is wrong. */
export function checking(): AstroIntegration {
  let root = '';
  return {
    name: 'checking',
    hooks: {
      'astro:config:setup': async ({ command, config }) => {
        root = fileURLToPath(config.root);
        if (command !== 'build') return;
        const checked = await check(root, { today: today() });
        if (checked.diagnostics.length) console.error(printText(checked.diagnostics));
        // Not an exception: Astro would print its stack under the findings.
        if (!checked.ok) process.exit(1);
      },
      'astro:server:setup': ({ server, refreshContent, logger }) => {
        let latest: Checked | undefined;
        const judge = async () => {
          const before = latest;
          latest = await check(root, { today: today() });
          if (latest.diagnostics.length) console.error(printText(latest.diagnostics));
          if (!latest.ok) server.environments.client.hot.send(overlay(latest));
          else {
            await refreshContent?.({});
            if (before && !before.ok) {
              logger.info('all data is good again');
              server.environments.client.hot.send({ type: 'full-reload' });
            }
          }
        };
        // A page opened after the fault still has to show it.
        server.ws.on('connection', () => {
          if (latest && !latest.ok) server.environments.client.hot.send(overlay(latest));
        });
        let waiting: NodeJS.Timeout | undefined;
        server.watcher.on('all', (_event, file) => {
          const inside = file.startsWith(root) ? file.slice(root.length).replaceAll('\\', '/') : '';
          if (!watched.some((folder) => inside.startsWith(folder))) return;
          clearTimeout(waiting);
          waiting = setTimeout(judge, 50);
        });
        void judge();
      },
    },
  };
}
