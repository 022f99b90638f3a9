/** Scripts of the audit. */
import './audit-evidence.ts';
import './audit-filter.ts';
