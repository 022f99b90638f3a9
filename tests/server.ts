/** Serves the build under test, with its headers, until the tests end it. */
import { serve } from '../src/commands/serve.ts';
import { base } from '../src/site.ts';

await serve('dist', base, Number(process.env.TEST_PORT));
