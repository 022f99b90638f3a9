/**
 * The table of collections. The loader, the checker, the JSON Schemas for editors
 * and the documentation all loop over it; a new collection is one line here.
 */
import type { z } from 'zod';
import { auditStatement } from './audit.ts';
import { caseStudy } from './case.ts';
import { claims } from './claim.ts';
import { comparison } from './comparison.ts';
import { concept } from './concept.ts';
import { criterion } from './criterion.ts';
import { misconception } from './misconception.ts';
import { learningPath } from './path.ts';
import { source } from './source.ts';

/** Collection and folder name → the schema of one file in it. */
export const collections = {
  concepts: concept,
  criteria: criterion,
  claims,
  comparisons: comparison,
  sources: source,
  audit: auditStatement,
  cases: caseStudy,
  misconceptions: misconception,
  paths: learningPath,
} as const;

export type CollectionName = keyof typeof collections;
export type Concept = z.output<typeof concept>;
export type Criterion = z.output<typeof criterion>;
export type Claims = z.output<typeof claims>;
export type Claim = Claims[string];
export type Comparison = z.output<typeof comparison>;
export type Source = z.output<typeof source>;
export type AuditStatement = z.output<typeof auditStatement>;
export type CaseStudy = z.output<typeof caseStudy>;
export type Misconception = z.output<typeof misconception>;
export type LearningPath = z.output<typeof learningPath>;
export type Scale = Criterion['scale'];
export type Value = NonNullable<Claim['value']>;
export type Evidence = Claim['evidence'][number];
export type Citation = Concept['sources'][number];
