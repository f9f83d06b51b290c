import { createLoader, parseAsInteger, parseAsString } from 'nuqs/server';

/** What the quarantine of an import keeps in the address. */
export const quarantineParsers = {
  reason: parseAsString.withDefault(''),
  page: parseAsInteger.withDefault(1),
};

/** Reads it on the server. */
export const loadQuarantineParams = createLoader(quarantineParsers);
