/**
 * Every closed list and every shared atom of the data model.
 * A list is typed once, here; schemas, rules, pages and documentation derive from it.
 */
import { z } from 'zod';

/** Sections of the concept list, in reading order. */
export const conceptSections = {
  cut: 'Ways to cut',
  run: 'Ways to run',
  scale: 'Scale and cost',
  state: 'State and data',
  talk: 'How parts talk',
  fail: 'Living with failure',
  deliver: 'Delivery and teams',
  platforms: 'Platforms',
  neighbours: 'Older and neighbouring terms',
} as const;

/** Subjects that cut across the sections. Each that a concept carries has a page. */
export const conceptTags = {
  architecture: 'Architecture',
  runtime: 'Running code',
  state: 'State',
  data: 'Data',
  messaging: 'Messaging',
  web: 'Web and APIs',
  performance: 'Performance',
  reliability: 'Reliability',
  cost: 'Cost',
  operations: 'Operations',
  delivery: 'Delivery and teams',
  isolation: 'Isolation and security',
  history: 'History',
} as const;

/** What sort of thing a concept is. */
export const conceptKinds = [
  'architecture style',
  'execution model',
  'infrastructure',
  'pattern',
  'platform',
  'practice',
  'property',
  'protocol',
  'theory',
] as const;

/** Groups of criteria, in the order in which a comparison shows them. */
export const criterionGroups = {
  identity: 'What it is',
  structure: 'Units and boundaries',
  running: 'Running it and moving it',
  'scaling-performance': 'Scaling and performance',
  'state-data': 'State and data',
  cost: 'Cost',
  'reliability-security': 'Reliability and security',
  'team-testing': 'Team, delivery and testing',
} as const;

/** How sure the evidence lets us be. Contested: sources disagree, and the claim cites both sides. */
export const confidences = ['established', 'contested', 'emerging'] as const;

/** Which way a piece of evidence points. */
export const stances = ['supports', 'disputes'] as const;

/** Who stands behind a source: what a reader weighs it by. */
export const tiers = {
  standard: 'Standard or specification',
  'peer-reviewed': 'Peer-reviewed paper',
  vendor: 'Vendor documentation',
  practitioner: 'Practitioner',
  survey: 'Survey',
} as const;

/** Types of source, in CSL vocabulary. */
export const sourceTypes = [
  'article-journal',
  'article-magazine',
  'book',
  'paper-conference',
  'post-weblog',
  'report',
  'standard',
  'thesis',
  'webpage',
] as const;

/** How two subjects of a comparison relate; says whether there is a choice at all. */
export const relations = ['alternatives', 'combine', 'part-of'] as const;

/** Parts of the audited article, in its order. */
export const auditSections = [
  'Microservices / Definition',
  'Microservices / Types',
  'Microservices / Role',
  'Microservices / Advantages',
  'Microservices / Disadvantages',
  'Serverless / Definition',
  'Serverless / Types',
  'Serverless / Role',
  'Serverless / Advantages',
  'Serverless / Disadvantages',
  'Comparison table',
  'Similar Reads',
] as const;

/** How well a statement of the audited article stands today. */
export const auditVerdicts = {
  holds: 'Holds',
  'needs-nuance': 'Needs nuance',
  outdated: 'Outdated',
  wrong: 'Wrong',
  unverifiable: 'Unverifiable',
} as const;

/** Which way a published case moved: in its cut, in how it runs, or within what it was. */
export const caseDirections = {
  'to-services': 'To services',
  'to-one-program': 'Back to one program',
  'to-functions': 'To functions',
  'off-functions': 'Off functions',
  stayed: 'Stayed, changed within',
} as const;

/** What a published case ended with. */
export const caseOutcomes = {
  'one-program': 'One program',
  services: 'Services on containers',
  'serverless-platform': 'Serverless platform, no functions',
  functions: 'Functions',
  'ready-made-back-end': 'Ready-made back end',
  mix: 'Functions and own servers',
} as const;

/** Who published a case: what a reader weighs it by. */
export const caseTellers = {
  owner: 'its own people',
  press: 'others, from what its people said',
  vendor: 'a maker of what it chose',
  adviser: 'those who did the move for it',
} as const;

/** Groups of misconceptions, in the order of their page. */
export const misconceptionSubjects = {
  choice: 'The choice itself',
  cut: 'Microservices and monoliths',
  run: 'Serverless',
  cost: 'Cost and lock-in',
  data: 'State and data',
  talk: 'How parts talk',
} as const;

/** Kebab-case, as in a file name: `function-as-a-service`. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A string that names a record of `collection`. The reference rule walks the schemas and finds these. */
export const ref = (collection: string) =>
  z.string().regex(idPattern, 'must be an id in kebab-case').meta({ ref: collection });

/**
 * One line of text for people: no markup, no line break, trimmed.
 * `max` is a limit in characters and has its reason beside each use.
 */
export const plain = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    .meta({ plain: true });

/** What readers complain of when a concept, a comparison or a guide is the answer. */
export const symptoms = z
  .array(plain(80))
  .max(5)
  .default([])
  .describe(
    'What readers complain of when its page is the answer: "slow first request". Two to five, no question. Each stands in the index of symptoms, which search reads.',
  );

/** Pages that list a whole collection and stand in learning paths beside concepts, comparisons and guides. */
export const listPages = ['cases', 'misconceptions'] as const;

/** An address inside the site, from the root: `/concepts/saga/#a-worked-example`. */
export const addressPattern = /^\/(?:[a-z0-9-]+\/)+(?:#[a-z0-9-]+)?$/;

/** The address of a page of the site. The rule on addresses walks the schemas and finds these. */
export const pageAddress = z
  .string()
  .max(200, 'must have at most 200 characters')
  .regex(
    addressPattern,
    'must be an address of the site: /concepts/saga/ or /guides/paying-for-idle/#a-worked-example',
  )
  .meta({ page: true });

/** A year, a month or a day: `2019`, `2019-12`, `2019-12-04`. Write a bare year in quotes. */
export const date = z
  .string('must be a date in quotes: "2019", "2019-12" or "2019-12-04"')
  .regex(/^\d{4}(-\d{2}){0,2}$/, 'must be a date: "2019", "2019-12" or "2019-12-04"')
  .meta({ date: true });

/** A full day: `2019-12-04`. */
export const day = z
  .string('must be a day: 2019-12-04')
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day: 2019-12-04')
  .meta({ date: true });

/** An https address. */
export const httpsUrl = z
  .url({ protocol: /^https$/, error: 'must be an https address' })
  .max(500, 'must have at most 500 characters');
