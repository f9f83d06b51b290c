import { err, ok, type Result } from '../core/result.ts';
import type { ValueIssue } from '../standardize/fields.ts';
import type { BuiltSpend } from './built-row.ts';
import type { RowValues } from './row-values.ts';

const problem = (field: string, values: RowValues): ValueIssue =>
  values.issues.find((issue) => issue.field === field) ?? { field, code: 'value_required', raw: '' };

const count = (name: 'impressions' | 'clicks', values: RowValues): Partial<BuiltSpend> => {
  const value = values.roles[`spend:${name}`];
  return typeof value === 'number' ? { [name]: value } : {};
};

/** Builds the spend of a row; day and amount must be there, and a campaign or a channel. */
export const buildSpend = (values: RowValues, defaultCurrency: string | undefined): Result<BuiltSpend, ValueIssue> => {
  const { roles } = values;
  const day = roles['spend:date'];
  const amount = roles['spend:amount'];
  if (typeof day !== 'string') return err(problem('spend:date', values));
  if (typeof amount !== 'number') return err(problem('spend:amount', values));
  const text = (name: string): string => (roles[`spend:${name}`] === undefined ? '' : String(roles[`spend:${name}`]));
  const [campaign, channel] = [text('campaign'), text('channel')];
  if (campaign === '' && channel === '') return err({ field: 'spend:campaign', code: 'value_required', raw: '' });
  const currency = text('currency').toUpperCase() || (defaultCurrency ?? '');
  return ok({ day, campaign, channel, amount, currency, ...count('impressions', values), ...count('clicks', values) });
};
