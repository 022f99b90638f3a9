/** Judges a site: shapes first, then the rules on what is well formed. All problems at once. */
import { type Diagnostic, diagnose, type Finding } from './diagnostic.ts';
import { faults, rules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import { type Records, readSite, type Site } from './site.ts';

export interface CheckOptions {
  /** The day on which the site is judged, `2026-11-24`. */
  today: string;
  /** Whether warnings are errors. */
  strict?: boolean | undefined;
  /** The version of Mermaid that renders are made with; by default what package.json pins. */
  mermaidVersion?: string | undefined;
}

export interface Checked {
  /** Sorted by file, line and column. */
  diagnostics: Diagnostic[];
  /** What is well formed. Complete and sound only when `ok`. */
  records: Records;
  /** No errors; there may be warnings. */
  ok: boolean;
}

/** What a rule finds; one that throws has found that. */
export function judge({ name, check }: Rule, site: Site): Finding[] {
  const found: Finding[] = [];
  try {
    for (const finding of check(site)) found.push(finding);
  } catch (error) {
    found.push({
      fault: 'rule-crashed',
      file: `src/check/rules/${name}.ts`,
      line: 1,
      column: 1,
      path: name,
      message: error instanceof Error ? error.message : String(error),
    });
  }
  return found;
}

/** Checks everything below `root`. Never throws on what it finds there. */
export async function check(root: string, options: CheckOptions): Promise<Checked> {
  const { today, strict = false, mermaidVersion } = options;
  const { site, findings } = readSite(root, today);
  const judged: Site = { ...site, mermaidVersion: mermaidVersion ?? site.mermaidVersion };
  const all = [...findings, ...rules.flatMap((rule) => judge(rule, judged))];
  const diagnostics = diagnose(all, (fault) =>
    strict ? 'error' : (faults.get(fault)?.severity ?? 'error'),
  );
  const ok = !diagnostics.some(({ severity }) => severity === 'error');
  return { diagnostics, records: site.records, ok };
}
