import { STANDARD_FIELDS, standardField } from '../../standardize/fields.ts';

/** SQL of "a record has a value in this field"; the key of a custom trait is the bound parameter named `param`. Only names from the catalogue reach the text. */
export const presentSql = (field: string, param = 'trait'): string => {
  const known = standardField(field);
  if (known) return known.multi ? `notEmpty(${known.key})` : `${known.key} != ''`;
  return `(mapContains(custom_text, {${param}:String}) OR mapContains(custom_number, {${param}:String}))`;
};

/** The key of a custom trait in the index, '' for a standard field. */
export const traitKey = (field: string): string => (field.startsWith('custom:') ? field.slice('custom:'.length) : '');

/** SQL of the names of all fields in which a record has a value. Much cheaper to plan than a choice between fields by name. */
export const PRESENT_FIELDS = `arrayConcat(
  arrayFilter((name, is_present) -> is_present, [${STANDARD_FIELDS.map((f) => `'${f.key}'`).join(', ')}], [${STANDARD_FIELDS.map((f) => presentSql(f.key)).join(', ')}]),
  arrayMap(key -> concat('custom:', key), arrayConcat(mapKeys(custom_text), mapKeys(custom_number))))`;

/** SQL of the field and of the code of an issue `field:code`; the code follows the last colon. */
export const issueFieldSql = (issue: string): string => `substring(${issue}, 1, length(${issue}) - position(reverse(${issue}), ':'))`;
export const issueCodeSql = (issue: string): string => `substring(${issue}, length(${issue}) - position(reverse(${issue}), ':') + 2)`;
