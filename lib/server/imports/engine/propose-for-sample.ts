import type { Mapping } from '../../../ingest/mapping.ts';
import { type ProposalOptions, proposeMapping } from '../../../ingest/propose-mapping.ts';
import type { DbOrTx } from '../../db/client.ts';
import { readSettings } from '../../settings/read-settings.ts';
import type { FileSample } from './sample-file.ts';

/** What is known about a file before a mapping is proposed. */
type Known = Pick<ProposalOptions, 'kind' | 'targets'>;

/** Proposes a mapping for a file; what it does not tell (country, currency, time zone) is the organisation's. */
export const proposeForSample = async (db: DbOrTx, sample: Pick<FileSample, 'headers' | 'rows'>, known: Known = {}): Promise<Mapping> => {
  const { defaultCountry, currency, timeZone } = await readSettings(db);
  const rows = sample.rows.map((row) => row.cells);
  return proposeMapping(sample.headers, rows, {
    defaultCurrency: currency,
    timeZone,
    defaultCountry,
    ...known,
  });
};
