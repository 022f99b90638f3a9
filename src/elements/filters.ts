/**
 * The filters of comparisons, cases and the audit. Each starts where its form is; together they are
 * one file, since what they share would otherwise be further requests on each of these pages.
 */
import './audit.ts';
import './cases.ts';
import './comparison-filter.ts';
