import { type Look, shareLooking, tellingValues } from './looks-like.ts';
import { type HeaderMatch, matchHeader } from './match-header.ts';

/** One column as name and content show it. */
export interface InspectedColumn {
  readonly column: number;
  readonly header: string;
  readonly telling: readonly string[];
  readonly concept?: string;
  readonly confidence: number;
}

/** What the values of a concept must look like, and which share of them at least, or the name is not believed. */
const EXPECTED: Readonly<Record<string, readonly [look: Look, shareMin: number]>> = {
  email: ['email', 0.3],
  phone: ['phone', 0.3],
  birth_date: ['date', 0.5],
  country: ['country', 0.3],
  gender: ['gender', 0.5],
  time: ['date', 0.5],
  created: ['date', 0.5],
  submitted: ['date', 0.5],
  stage_time: ['date', 0.5],
  won_time: ['date', 0.5],
  consent_time: ['date', 0.5],
  quantity: ['number', 0.6],
  price: ['number', 0.6],
  amount: ['number', 0.6],
  spend: ['number', 0.6],
  impressions: ['number', 0.6],
  clicks: ['number', 0.6],
  lead_value: ['number', 0.6],
  email_consent: ['boolean', 0.5],
  sms_consent: ['boolean', 0.5],
  phone_consent: ['boolean', 0.5],
};
/** Share of values that must look alike before content alone names a column. */
const CONTENT_SHARE = 0.8;
const CONTENT_VALUES_MIN = 3;

const byContent = (telling: readonly string[]): HeaderMatch | undefined => {
  if (telling.length < CONTENT_VALUES_MIN) return undefined;
  if (shareLooking('email', telling) >= CONTENT_SHARE) return { concept: 'email', confidence: 0.8 };
  const written = telling.filter((value) => /^(?:\+|\()|\d[ ().-]+\d|^1[3-9]\d{9}$/.test(value.trim()));
  const isPhone = written.length >= telling.length * CONTENT_SHARE && shareLooking('phone', telling) >= CONTENT_SHARE;
  return isPhone && shareLooking('date', telling) < 0.2 && shareLooking('number', telling) < 0.9
    ? { concept: 'phone', confidence: 0.65 }
    : undefined;
};

const isBelievable = (match: HeaderMatch, telling: readonly string[]): boolean => {
  const expected = EXPECTED[match.concept];
  if (expected === undefined || telling.length === 0) return true;
  // A typing error in the name needs the values to speak for it as a whole.
  return shareLooking(expected[0], telling) >= (match.confidence < 0.8 ? Math.max(0.6, expected[1]) : expected[1]);
};

/** Looks at every column: what its header names, unless its values contradict, else what its values show. */
export const inspectColumns = (headers: readonly string[], rows: readonly (readonly string[])[]): readonly InspectedColumn[] =>
  headers.map((header, column) => {
    const telling = tellingValues(rows.map((row) => row[column] ?? ''));
    const named = matchHeader(header);
    const content = named?.concept === 'email' || named?.concept === 'phone' ? undefined : byContent(telling);
    const match = named !== undefined && isBelievable(named, telling) ? named : undefined;
    const isWeak = match === undefined || match.confidence < 0.7;
    const chosen = isWeak && content !== undefined && content.concept !== match?.concept ? content : match;
    return chosen === undefined ? { column, header, telling, confidence: 0.5 } : { column, header, telling, ...chosen };
  });
