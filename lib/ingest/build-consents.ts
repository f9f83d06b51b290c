import type { BuiltConsent } from './built-row.ts';
import { meansAll, readConsent, readConsentChannels } from './read-consent.ts';
import type { RowValues } from './row-values.ts';

const CHANNEL_COLUMNS = [
  ['consent:email_status', 'email'],
  ['consent:sms_status', 'sms'],
  ['consent:phone_status', 'phone'],
] as const;
const DEFAULT_CHANNEL = 'email';
/** The purpose that people are written to for. */
const MARKETING = 'marketing';

/** Who refuses for all purposes refuses to be written to, too, whatever the purpose of the file. */
const purposesOf = (word: unknown, defaultPurpose: string, granted: boolean): readonly string[] => {
  if (word === undefined) return [defaultPurpose];
  if (!meansAll(String(word))) return [String(word).toLowerCase()];
  return granted ? [defaultPurpose] : [...new Set([defaultPurpose, MARKETING])];
};

/**
 * The statements of consent in a row, one per purpose and channel. A word that neither grants nor refuses becomes an issue of the row, and
 * so does a channel that is not known, under whose name the statement is kept.
 */
export const buildConsents = (values: RowValues, defaultPurpose: string): readonly BuiltConsent[] => {
  const { roles, issues } = values;
  const time = roles['consent:time'];
  const consents: BuiltConsent[] = [];
  const add = (target: string, { channels, unknown }: { channels: readonly string[]; unknown: boolean }): void => {
    const word = roles[target];
    if (word === undefined) return;
    const granted = readConsent(String(word));
    if (granted === undefined) {
      issues.push({ field: target, code: 'consent_unknown', raw: String(word) });
      return;
    }
    const proof = { status: String(word), ...(roles['consent:proof'] === undefined ? {} : { text: String(roles['consent:proof']) }) };
    const at = typeof time === 'string' ? { occurredAt: time } : {};
    if (unknown) issues.push({ field: 'consent:channel', code: 'consent_channel_unknown', raw: String(roles['consent:channel']) });
    for (const purpose of purposesOf(roles['consent:purpose'], defaultPurpose, granted))
      for (const channel of channels) consents.push({ purpose, channel, granted, ...at, proof });
  };
  const channel = roles['consent:channel'];
  add('consent:status', channel === undefined ? { channels: [DEFAULT_CHANNEL], unknown: false } : readConsentChannels(String(channel)));
  for (const [target, name] of CHANNEL_COLUMNS) add(target, { channels: [name], unknown: false });
  return consents;
};
