import { STANDARD_FIELDS } from '../../standardize/fields.ts';
import { daysOfDates, pairsOf } from './json-sql.ts';

const PREFIX = 'custom:';

const fieldsType = `Tuple(${STANDARD_FIELDS.map(({ key, multi }) => `${key} ${multi ? 'Array(String)' : 'String'}`).join(', ')})`;
const name = `substring(p.1, ${PREFIX.length + 1})`;
const map = (...parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? '') : `mapConcat(${parts.join(', ')})`);
const custom = (pairs: string): string => `arrayFilter(p -> startsWith(p.1, '${PREFIX}'), ${pairs})`;
const mapOf = (pairs: string, value: string): string =>
  `mapFromArrays(arrayMap(p -> ${name}, ${pairs}), arrayMap(p -> ${value}, ${pairs}))`;

/** What the trait columns are written in. Most records have no custom traits: these are then looked for in an empty object. */
export const RECORD_WITH = [
  `JSONExtract(traits, '${fieldsType}') AS fields`,
  `if(position(traits, '"${PREFIX}') > 0, traits, '{}') AS customs`,
  ...pairsOf('customs'),
  `${custom('texts')} AS custom_texts`,
  `${custom('numbers')} AS custom_numbers`,
  `${custom('lists')} AS custom_lists`,
  `${custom('flags')} AS custom_flags`,
  `${daysOfDates('custom_texts')} AS custom_days`,
].join(',\n    ');

/** The trait columns of the index table `record`, computed by the engine from the JSON text `traits`; agree with `fieldColumns` and `customColumns`. */
export const TRAIT_VALUES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(STANDARD_FIELDS.map(({ key }) => [key, `tupleElement(fields, '${key}')`])),
  custom_text: map(mapOf('custom_texts', '[p.2]'), mapOf('custom_lists', `JSONExtract(p.2, 'Array(String)')`)),
  custom_number: map(mapOf('custom_numbers', 'p.2'), mapOf('custom_days', 'p.2'), mapOf('custom_flags', `p.2 = 'true' ? 1. : 0.`)),
};

/** Names of issues as the index holds them, from their JSON text. */
export const ISSUE_NAMES = `arrayMap(i -> concat(JSONExtractString(i, 'field'), ':', JSONExtractString(i, 'code')), JSONExtractArrayRaw(issues))`;
