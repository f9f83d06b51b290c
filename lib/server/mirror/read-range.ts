import type { IdType, Position } from './cursor.ts';

const SAFE: Readonly<Record<IdType, RegExp>> = { uuid: /^[0-9a-f-]{36}$/, bigint: /^\d{1,19}$/ };

const literal = ({ tx, id }: Position, idType: IdType): string => {
  if (!/^\d{1,20}$/.test(tx) || !SAFE[idType].test(id)) throw new Error(`no position: ${tx} ${id}`);
  return `('${tx}'::xid8, '${id}'::${idType})`;
};

/** SQL condition: the rows of `t` behind `after` up to and with `last`. COPY takes no parameters, so the positions are written out. */
export const rangeCondition = (idType: IdType, after: Position, last: Position): string =>
  `(t.tx, t.id) > ${literal(after, idType)} AND (t.tx, t.id) <= ${literal(last, idType)}`;
