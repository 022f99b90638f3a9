/** When files were last changed, as git knows it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The day of the last commit of each file in `folder`, as `2026-11-24`, by path from `root`.
 * Leaves out what git cannot know: everything without a repository or with a shallow one, whose
 * oldest commit seems to have made all files, and a file that differs from its last commit.
 */
export async function lastChanges(root: string, folder: string): Promise<Map<string, string>> {
  const git = async (...words: string[]) => {
    const options = ['-c', 'core.quotePath=off', '-C', root];
    const { stdout } = await run('git', [...options, ...words], { maxBuffer: 1 << 28 });
    return stdout;
  };
  const days = new Map<string, string>();
  try {
    if ((await git('rev-parse', '--is-shallow-repository')).trim() !== 'false') return days;
    const log = await git('log', '--format=%x00%cs', '--name-only', '--relative', '--', folder);
    for (const commit of log.split('\0')) {
      const [day = '', ...files] = commit.split('\n').filter(Boolean);
      for (const file of files) if (!days.has(file)) days.set(file, day);
    }
    const differing = await git('diff', '--name-only', '--relative', 'HEAD', '--', folder);
    for (const file of differing.split('\n')) days.delete(file);
  } catch {
    // No git, or no repository.
    days.clear();
  }
  return days;
}
