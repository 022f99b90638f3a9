/** `npm start`: builds the site and serves it. `PORT` names another port than 4321. */
import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { base } from '../site.ts';
import { serve } from './serve.ts';

const port = Number(process.env.PORT ?? 4321);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`PORT must be a number from 1 to 65535; it is "${process.env.PORT}"`);
  process.exit(1);
}

function refuse(): never {
  console.error(`Port ${port} is in use by another program.
Stop that program, or choose another port: PORT=${port + 1} npm start`);
  process.exit(1);
}

// Asked before the build, so that nobody waits for a site that cannot be served.
const taken = await new Promise<boolean>((resolve) => {
  const probe = connect(port, 'localhost');
  probe.once('connect', () => resolve(true)).once('error', () => resolve(false));
  probe.once('connect', () => probe.destroy());
});
if (taken) refuse();

const build = spawnSync('astro', ['build'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (build.status !== 0) process.exit(build.status ?? 1);

try {
  await serve('dist', base, port);
  console.log(`\nCounterpoint is at http://localhost:${port}${base} (stop with Ctrl+C)`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') refuse();
  throw error;
}
