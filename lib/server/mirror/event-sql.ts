import { daysOfDates, pairsOf } from './json-sql.ts';

/** Joins the values of a list property in the index, which holds one text a property. */
export const LIST_SEPARATOR = '|';

/** The columns of the index table `event` that come from an event's properties, in their order. */
export const EVENT_COLUMNS = ['amount', 'quantity', 'currency', 'props_text', 'props_number'] as const;

const number = (name: string): string => `figures['${name}']`;
const has = (name: string): string => `mapContains(figures, '${name}')`;

/**
 * Their values, computed by the engine from the properties' JSON text: texts and numbers of all properties, the days of dates also
 * as numbers, booleans as 0 and 1; the amount as given, else price × quantity; NaN where there is none.
 */
export const EVENT_VALUES: Readonly<Record<(typeof EVENT_COLUMNS)[number], string>> = {
  amount: `if(${has('amount')}, ${number('amount')}, if(${has('price')},
    ${number('price')} * if(${has('quantity')}, ${number('quantity')}, 1), nan))`,
  quantity: `if(${has('quantity')}, ${number('quantity')}, nan)`,
  currency: `arrayFirst(p -> p.1 = 'currency', texts).2`,
  props_text: `mapFromArrays(arrayMap(p -> p.1, texts) || arrayMap(p -> p.1, lists),
    arrayMap(p -> p.2, texts) || arrayMap(p -> arrayStringConcat(JSONExtract(p.2, 'Array(String)'), '${LIST_SEPARATOR}'), lists))`,
  props_number: `mapConcat(figures, mapFromArrays(arrayMap(p -> p.1, days), arrayMap(p -> p.2, days)),
    mapFromArrays(arrayMap(p -> p.1, flags), arrayMap(p -> p.2 = 'true' ? 1. : 0., flags)))`,
};

/** What the values above are written in: lists of (name, value) by the kind of the JSON value. */
export const EVENT_WITH = [
  ...pairsOf('props'),
  `mapFromArrays(arrayMap(p -> p.1, numbers), arrayMap(p -> p.2, numbers)) AS figures`,
  `${daysOfDates('texts')} AS days`,
].join(',\n    ');
