/** SQLSTATE classes of faults that lie in the data or in our SQL: trying again would fail again. */
const LASTING_SQL = /^(21|22|23|42|54)/;
/** Faults of connection and machine: the same run may succeed later. */
const PASSING_SYSTEM = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_|ENOSPC|EMFILE|EIO)/;
const PASSING_TEXT = /connection|terminat|timeout/i;

/** True when trying again may help: the database went away, the disk was full, the process was told to stop. */
export const isPassing = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^[0-9A-Z]{5}$/.test(code) && /[0-9]/.test(code)) return !LASTING_SQL.test(code);
  if (code) return PASSING_SYSTEM.test(code);
  return error.constructor === Error && PASSING_TEXT.test(error.message);
};
