import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readClustersOfRows } from '../../lib/server/identity/read-clusters-of-rows.ts';
import { type Command, CommandError } from './command.ts';

/** For programs, so nothing is added to a cell that looks like a formula. */
const cell = (value: string | number): string => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** `clusters`: the profile of every record, as CSV. */
export const clustersCommand: Command = {
  usage: '--out FILE.csv',
  options: { out: { type: 'string' } },
  check: ({ values }) => {
    if (!values.out) throw new CommandError('Name the file to write: --out FILE.csv');
  },
  run: async ({ ctx, values }) => {
    let records = 0;
    const profiles = new Set<number>();
    const lines = async function* (): AsyncGenerator<string> {
      yield 'source,key,row,profile_id\n';
      for await (const page of readClustersOfRows(ctx)) {
        for (const row of page) profiles.add(row.profileId);
        records += page.length;
        yield page.map((row) => `${[row.source, row.key, row.row, row.profileId].map(cell).join(',')}\n`).join('');
      }
    };
    await pipeline(Readable.from(lines()), createWriteStream(String(values.out)));
    return {
      json: { file: String(values.out), records, profiles: profiles.size },
      lines: [`${records} records of ${profiles.size} profiles written to ${values.out}`],
    };
  },
};
