/** People of the index; removed rows never show. */
export const FROM_PROFILE = 'FROM profile FINAL WHERE is_deleted = 0';

/** May be written to: has an e-mail address, marketing by e-mail granted, and not refused anywhere. Kept in the index. */
export const REACHABLE = 'is_reachable';
