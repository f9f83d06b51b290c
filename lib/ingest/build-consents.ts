import type { BuiltConsent } from './built-row.ts';
import { meansAll, readConsent, readConsentChannels } from './read-consent.ts';
import type { RowValues } from './row-values.ts';

const CHANNEL_COLUMNS = [
  ['consent:email_status', 'email'],
  ['consent:sms_status', 'sms'],
  ['consent:phone_status', 'phone'],
] as const;
const DEFAULT_CHANNEL = 'email';
/** What holds for consents whose row does not say it. */
export interface ConsentDefaults {
  readonly defaultPurpose: string;
  /** ISO 8601. */
  readonly importedAt: string;
}

/** The purpose that people are written to for. */
const MARKETING = 'marketing';

/** Who refuses for all purposes refuses to be written to, too, whatever the purpose of the file. */
const purposesOf = (word: unknown, defaultPurpose: string, granted: boolean): readonly string[] => {
  if (word === undefined) return [defaultPurpose];
  if (!meansAll(String(word))) return [String(word).toLowerCase()];
  return granted ? [defaultPurpose] : [...new Set([defaultPurpose, MARKETING])];
};

/** How far ahead of the import (milliseconds) a zone or a clock may be. */
const AHEAD_MS = 86_400_000;

/** When a row says that consent was given or taken; undefined = with the import. A time to come would outlast whatever is said before it. */
const timeOf = ({ roles, issues }: RowValues, importedAt: string): string | undefined => {
  const time = roles['consent:time'];
  if (typeof time !== 'string') return undefined;
  if (Date.parse(time) <= Date.parse(importedAt) + AHEAD_MS) return time;
  issues.push({ field: 'consent:time', code: 'consent_time_future', raw: time });
  return undefined;
};

/**
 * The statements of consent in a row, one per purpose and channel. A word that neither grants nor refuses becomes an issue of the row, and
 * so does a channel that is not known, under whose name the statement is kept, and a time after that of the import, which is not taken.
 */
export const buildConsents = (values: RowValues, { defaultPurpose, importedAt }: ConsentDefaults): readonly BuiltConsent[] => {
  const { roles, issues } = values;
  const occurredAt = timeOf(values, importedAt);
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
    const at = occurredAt === undefined ? {} : { occurredAt };
    if (unknown) issues.push({ field: 'consent:channel', code: 'consent_channel_unknown', raw: String(roles['consent:channel']) });
    for (const purpose of purposesOf(roles['consent:purpose'], defaultPurpose, granted))
      for (const channel of channels) consents.push({ purpose, channel, granted, ...at, proof });
  };
  const channel = roles['consent:channel'];
  add('consent:status', channel === undefined ? { channels: [DEFAULT_CHANNEL], unknown: false } : readConsentChannels(String(channel)));
  for (const [target, name] of CHANNEL_COLUMNS) add(target, { channels: [name], unknown: false });
  return consents;
};
