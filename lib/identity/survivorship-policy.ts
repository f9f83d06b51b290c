import { standardField } from '../standardize/fields.ts';

/**
 * How the surviving value of a field is chosen among the records of a person:
 * `most_recent` newest record that has it · `trusted` record of the most trusted source · `most_frequent` value most records agree on ·
 * `most_complete` longest spelling compatible with the newest · `address` with the rest of the newest full address · `union` all values.
 */
export const POLICIES = ['most_recent', 'trusted', 'most_frequent', 'most_complete', 'address', 'union'] as const;
export type Policy = (typeof POLICIES)[number];

/** Fields that only make sense together. */
export const ADDRESS_FIELDS = ['house_number', 'street', 'address_line2', 'postal_code', 'city', 'state', 'country'] as const;

const ADDRESS: ReadonlySet<string> = new Set(ADDRESS_FIELDS);

/** The policy of a field when none is set. Lists are always united, whatever is set. */
export const defaultPolicy = (key: string): Policy => {
  if (ADDRESS.has(key)) return 'address';
  if (key === 'birth_date' || key === 'gender') return 'most_frequent';
  return standardField(key)?.type === 'name' ? 'most_complete' : 'most_recent';
};
