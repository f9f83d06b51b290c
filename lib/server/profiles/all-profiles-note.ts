/**
 * Stands in `touched_record` for every record there is: all are to be matched (stage 0), or all profiles written (stage 1). No record has
 * this number.
 */
export const ALL_PROFILES = 0;

/** So many records are looked up one by one in any case. */
const LOOK_UP_MAX = 10_000;
/** From this share of all records on, one pass over all of them costs less than looking each up. */
const ALL_FROM_SHARE = 0.3;

/** Whether it is better to write all profiles than those of the touched records. */
export const isWorthAll = (touched: number, records: number): boolean => touched > LOOK_UP_MAX && touched > records * ALL_FROM_SHARE;
