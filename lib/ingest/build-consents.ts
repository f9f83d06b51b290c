import type { BuiltConsent } from './built-row.ts';
import { meansAll, readConsent, readConsentChannels } from './read-consent.ts';
import type { RowValues } from './row-values.ts';

const CHANNEL_COLUMNS = [
  ['consent:email_status', 'email'],
  ['consent:sms_status', 'sms'],
  ['consent:phone_status', 'phone'],
] as const;
const DEFAULT_CHANNEL = 'email';
/** The purpose that people are written to for; who takes consent back for every purpose takes back this one too. */
const MARKETING = 'marketing';

const purposesOf = (word: unknown, defaultPurpose: string): readonly string[] => {
  if (word === undefined) return [defaultPurpose];
  return meansAll(String(word)) ? [...new Set([defaultPurpose, MARKETING])] : [String(word).toLowerCase()];
};

/**
 * The statements of consent in a row, one per purpose and channel. A word that neither grants nor refuses becomes an issue of the row, and
 * so does a channel that is not known, under whose name the statement is kept.
 */
export const buildConsents = (values: RowValues, defaultPurpose: string): readonly BuiltConsent[] => {
  const { roles, issues } = values;
  const purposes = purposesOf(roles['consent:purpose'], defaultPurpose);
  const time = roles['consent:time'];
  const consents: BuiltConsent[] = [];
  const add = (target: string, channels: readonly string[]): void => {
    const word = roles[target];
    if (word === undefined) return;
    const granted = readConsent(String(word));
    if (granted === undefined) {
      issues.push({ field: target, code: 'consent_unknown', raw: String(word) });
      return;
    }
    const proof = { status: String(word), ...(roles['consent:proof'] === undefined ? {} : { text: String(roles['consent:proof']) }) };
    const at = typeof time === 'string' ? { occurredAt: time } : {};
    for (const purpose of purposes) for (const channel of channels) consents.push({ purpose, channel, granted, ...at, proof });
  };
  const word = roles['consent:channel'];
  const { channels, unknown } = word === undefined ? { channels: [DEFAULT_CHANNEL], unknown: false } : readConsentChannels(String(word));
  if (unknown) issues.push({ field: 'consent:channel', code: 'consent_channel_unknown', raw: String(word) });
  add('consent:status', channels);
  for (const [target, name] of CHANNEL_COLUMNS) add(target, [name]);
  return consents;
};
