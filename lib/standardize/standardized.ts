import { err, type Result } from '../core/result.ts';

/** Issue codes of values: message keys under `issues.`. */
export type IssueCode =
  | 'email_invalid'
  | 'phone_invalid'
  | 'phone_country_missing'
  | 'date_invalid'
  | 'date_impossible'
  | 'date_incomplete'
  | 'date_ambiguous'
  | 'time_zone_unknown'
  | 'number_invalid'
  | 'boolean_unknown'
  | 'country_unknown'
  | 'url_invalid'
  | 'gender_unknown';

/** What a standardiser gives: the standard value, or the code of the issue. */
export type Standardized<T> = Result<T, IssueCode>;

/** Wraps an issue code. */
export const issue = (code: IssueCode): Standardized<never> => err(code);
