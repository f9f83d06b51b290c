import { AppError } from '../../core/errors.ts';
import { knownZone } from '../../core/time-zone.ts';
import { type Index, queryRows } from './client.ts';

const read = new WeakMap<Index, Promise<ReadonlySet<string>>>();

/** Names of the time zones that the index knows; asked once, as they come with the engine. */
export const readTimeZones = (index: Index): Promise<ReadonlySet<string>> => {
  const known = read.get(index);
  if (known) return known;
  const names = queryRows<{ name: string }>(index, 'SELECT time_zone AS name FROM system.time_zones').then(
    (rows) => new Set(rows.map((row) => row.name)),
  );
  read.set(index, names);
  names.catch(() => read.delete(index));
  return names;
};

/** The name under which the index knows a time zone of Intl. Throws `invalid` when it does not: a query that names it would fail. */
export const zoneInIndex = async (index: Index, zone: string): Promise<string> => {
  const name = knownZone(zone, await readTimeZones(index));
  if (name === null) throw new AppError('invalid', 'unknownTimeZone', `The index does not know the time zone ${zone}.`, { zone });
  return name;
};
