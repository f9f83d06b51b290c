import type { ImportKind, Mapping } from '../../../ingest/mapping.ts';
import { proposeMapping } from '../../../ingest/propose-mapping.ts';
import type { DbOrTx } from '../../db/client.ts';
import { readSettings } from '../../settings/read-settings.ts';
import type { FileSample } from './sample-file.ts';

/** Proposes a mapping for a file; what it does not tell (country, currency, time zone) is the organisation's. */
export const proposeForSample = async (db: DbOrTx, sample: FileSample, kind?: ImportKind): Promise<Mapping> => {
  const { defaultCountry, currency, timeZone } = await readSettings(db);
  const rows = sample.rows.map((row) => row.cells);
  return proposeMapping(sample.headers, rows, {
    defaultCurrency: currency,
    timeZone,
    defaultCountry,
    ...(kind ? { kind } : {}),
  });
};
