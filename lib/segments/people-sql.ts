/** People of the index; removed rows never show. */
export const FROM_PROFILE = 'FROM profile FINAL WHERE is_deleted = 0';

/** May be written to: has an e-mail address, marketing by e-mail granted, and refused neither by themselves nor for the same address. */
export const REACHABLE = 'is_reachable AND profile_id NOT IN (SELECT profile_id FROM address_refused FINAL WHERE is_deleted = 0)';
