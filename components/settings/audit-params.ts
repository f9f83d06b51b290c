import { createLoader, parseAsString } from 'nuqs/server';

/** What the audit log keeps in the address beside the table's own state. */
export const auditParsers = { action: parseAsString.withDefault(''), person: parseAsString.withDefault('') };

/** Reads the filters from the page's `searchParams`. */
export const loadAuditParams = createLoader(auditParsers);
