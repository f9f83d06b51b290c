import { createLoader, createSerializer, parseAsStringLiteral } from 'nuqs/server';
import { DIMENSIONS } from '@/lib/quality/dimensions';
import { parseAsId, parseAsPage, parseAsText } from '../data-table/table-params';

/** Which score the heat table shows. */
export const HEAT_VIEWS = ['total', ...DIMENSIONS] as const;
export type HeatView = (typeof HEAT_VIEWS)[number];

/** What the quality page keeps in the address. */
export const heatParsers = { view: parseAsStringLiteral(HEAT_VIEWS).withDefault('total') };

/** What the page of rows keeps in the address. */
export const rowParsers = {
  source: parseAsId.withDefault(0),
  field: parseAsText.withDefault(''),
  dimension: parseAsStringLiteral(DIMENSIONS).withDefault('validity'),
  code: parseAsText.withDefault(''),
  page: parseAsPage.withDefault(1),
};

/** Reads which rows are asked for from a page's `searchParams`. */
export const loadRowParams = createLoader(rowParsers);

const address = createSerializer({ ...rowParsers, dimension: parseAsStringLiteral(DIMENSIONS) });

/** The address of the rows behind a number. */
export const rowsHref = (ask: Parameters<typeof address>[1] & {}): string => address('/quality/rows', ask);
