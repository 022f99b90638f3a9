/** Words that readers use for one another. A page is found by each, a little later than by its own. */
import { stemOf, wordsOf } from './fold.ts';

const groups = [
  'price cost bill invoice fee charge pay money expensive cheap',
  'limit maximum max quota cap longest',
  'slow latency delay lag wait hang',
  'fast quick speed',
  'time duration long seconds',
  'fail failure crash down outage error broken breaks unavailable',
  'wrong mistake error bug',
  'call request invoke invocation execution',
  'advantage benefit pro strength upside',
  'disadvantage drawback con downside weakness concern problem',
  'hard difficult complex complicated',
  'start startup boot launch',
  'restart reboot crash',
  'lose lost vanish disappear gone empty',
  'undo rollback revert compensate',
  'repeat again twice duplicate retry',
  'move migrate migration switch leave',
  'stuck locked leave',
  'split break divide decompose extract cut',
  'join combine merge together',
  'monitor monitoring observe follow trace',
  'deploy release rollout ship publish',
  'talk communicate speak exchange',
  'provider vendor platform cloud aws azure google',
  'user customer visitor client',
  'find discover discovery locate',
  'choose pick select decide',
  'secure security safe attack',
  'database db table rds sql postgres',
  'team organisation people department',
  'company startup firm organisation org',
  'scale grow spike peak traffic load burst',
  'rise grow jump surge increase explode soar',
  'overload exhaust saturate',
  'copy instance replica',
  'legacy old outdated',
  'small size big large huge',
  'store save keep persist remember memory',
  'idle unused quiet',
  'permission access role rights',
  'learn course study tutorial',
  'own separate independent alone',
  'microservice service',
  'lambda function',
  'handle react deal',
  'contract interface schema',
  'login auth authentication authenticate sign',
  'password secret key credential token',
  'cron schedule timer',
  'parallel concurrent simultaneous',
  'config configuration setting',
  'file image photo upload document',
  'avoid prevent',
  'central centralised together',
  'exception error',
  'library package dependency module',
  'app application',
];

const byStem = new Map<string, Set<string>>();
for (const group of groups) {
  const stems = wordsOf(group).map(stemOf);
  for (const stem of stems) {
    const before = byStem.get(stem) ?? [];
    byStem.set(stem, new Set([...before, ...stems]));
  }
}

/** The stems of words that mean about the same, without the stem itself. */
export const synonymsOf = (stem: string): string[] =>
  [...(byStem.get(stem) ?? [])].filter((other) => other !== stem);
