import { type ColumnStandardizer, createStandardizer } from '../standardize/create-standardizer.ts';
import type { StandardValue, ValueIssue } from '../standardize/fields.ts';
import type { ColumnMapping, Mapping } from './mapping.ts';
import { targetField } from './target-type.ts';

/** The standardised cells of one row, sorted by what they mean. */
export interface RowValues {
  key?: string;
  readonly traits: Record<string, StandardValue>;
  readonly props: Record<string, StandardValue>;
  /** By target, e.g. `event:time`. */
  readonly roles: Record<string, StandardValue>;
  readonly issues: ValueIssue[];
}

interface CompiledColumn {
  readonly index: number;
  readonly group: 'key' | 'traits' | 'props' | 'roles';
  readonly name: string;
  readonly multi: boolean;
  readonly standardize: ColumnStandardizer;
}

// The one name that would reach the prototype of the object that holds the values.
const safeName = (name: string): string => (name === '__proto__' ? '_proto_' : name);

const place = (target: string): { group: CompiledColumn['group']; name: string } => {
  if (target === 'key') return { group: 'key', name: 'key' };
  const [group = '', name = ''] = target.split(':');
  if (group === 'field') return { group: 'traits', name };
  if (group === 'custom') return { group: 'traits', name: target };
  return group === 'prop' ? { group: 'props', name: safeName(name) } : { group: 'roles', name: target };
};

const compileColumn = (column: ColumnMapping, mapping: Mapping): CompiledColumn => {
  const field = targetField(column);
  const standardize = createStandardizer(field, {
    ...(mapping.defaultCountry === undefined ? {} : { defaultCountry: mapping.defaultCountry }),
    ...(mapping.timeZone === undefined ? {} : { timeZone: mapping.timeZone }),
    ...(column.dateOrder === undefined ? {} : { dateOrder: column.dateOrder }),
    ...(column.decimal === undefined ? {} : { decimal: column.decimal }),
    ...(column.listSeparator === undefined ? {} : { listSeparator: column.listSeparator }),
  });
  return { index: column.column, ...place(column.target), multi: field.multi, standardize };
};

const addValue = (values: RowValues, { group, name, multi }: CompiledColumn, value: StandardValue): void => {
  if (group === 'key') {
    values.key = String(value);
    return;
  }
  const there = values[group][name];
  if (!multi || there === undefined) values[group][name] = value;
  else if (Array.isArray(there) && Array.isArray(value)) values[group][name] = [...new Set([...there, ...value])];
};

/** Names in the order of their code units, as `Array.sort` has them. */
const byName = (a: CompiledColumn, b: CompiledColumn): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.index - b.index);

/**
 * Compiles the columns of a mapping into a function that standardises the cells of a row; the row's country is read first, for phones
 * and postal codes. Values come in the order of their names, so that traits need no sorting before they are stored.
 */
export const compileColumns = (mapping: Mapping): ((cells: readonly string[]) => RowValues) => {
  const columns = mapping.columns
    .filter(({ target }) => target !== 'ignore')
    .map((column) => compileColumn(column, mapping))
    .sort(byName);
  const countryColumns = columns.filter(({ group, name }) => group === 'traits' && name === 'country');
  const countryOf = (cells: readonly string[]): string | undefined => {
    let country: string | undefined;
    for (const { index, standardize } of countryColumns) {
      const raw = cells[index];
      const { value } = raw ? standardize(raw) : NO_VALUE;
      if (typeof value === 'string') country = value;
    }
    return country;
  };
  return (cells) => {
    const values: RowValues = { traits: {}, props: {}, roles: {}, issues: [] };
    const country = countryOf(cells);
    for (const column of columns) {
      const raw = cells[column.index];
      if (raw === undefined || raw === '') continue;
      const { value, issue } = column.standardize(raw, country);
      if (issue !== undefined) values.issues.push(issue);
      if (value !== undefined) addValue(values, column, value);
    }
    return values;
  };
};

const NO_VALUE: { readonly value?: StandardValue } = {};
