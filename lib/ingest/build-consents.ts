import type { BuiltConsent } from './built-row.ts';
import { readConsent, readConsentChannel } from './read-consent.ts';
import type { RowValues } from './row-values.ts';

const CHANNEL_COLUMNS = [
  ['consent:email_status', 'email'],
  ['consent:sms_status', 'sms'],
  ['consent:phone_status', 'phone'],
] as const;
const DEFAULT_CHANNEL = 'email';

/** The statements of consent in a row, one per channel; a word that neither grants nor refuses becomes an issue of the row. */
export const buildConsents = (values: RowValues, defaultPurpose: string): readonly BuiltConsent[] => {
  const { roles, issues } = values;
  const purpose = roles['consent:purpose'] === undefined ? defaultPurpose : String(roles['consent:purpose']).toLowerCase();
  const time = roles['consent:time'];
  const consents: BuiltConsent[] = [];
  const add = (target: string, channel: string): void => {
    const word = roles[target];
    if (word === undefined) return;
    const granted = readConsent(String(word));
    if (granted === undefined) {
      issues.push({ field: target, code: 'consent_unknown', raw: String(word) });
      return;
    }
    const proof = { status: String(word), ...(roles['consent:proof'] === undefined ? {} : { text: String(roles['consent:proof']) }) };
    consents.push({ purpose, channel, granted, ...(typeof time === 'string' ? { occurredAt: time } : {}), proof });
  };
  const channel = roles['consent:channel'];
  add('consent:status', channel === undefined ? DEFAULT_CHANNEL : readConsentChannel(String(channel)));
  for (const [target, name] of CHANNEL_COLUMNS) add(target, name);
  return consents;
};
