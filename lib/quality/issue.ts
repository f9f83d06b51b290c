/** Codes that say "there is no value" rather than "the value is wrong": they lower completeness, not validity. */
export const MISSING_CODES: readonly string[] = ['value_required'];

/** A stored issue `field:code` in its parts; custom fields hold a colon themselves, so the code is what follows the last one. */
export const splitIssue = (issue: string): { readonly field: string; readonly code: string } => {
  const at = issue.lastIndexOf(':');
  return at < 0 ? { field: '', code: issue } : { field: issue.slice(0, at), code: issue.slice(at + 1) };
};
