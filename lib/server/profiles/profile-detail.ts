import type { Provenance } from '../../identity/survivorship.ts';
import type { ProfileConsent } from './read-profile-consents.ts';
import type { ProfileHistory } from './read-profile-history.ts';
import type { RecordDetail } from './read-record-details.ts';

/** A surviving value and the names of where it came from. */
export type ProfileValue = Provenance & { readonly sourceName: string; readonly fileName: string };

/** One field of a profile: its value, or values of a list, and how many records say something else. */
export interface ProfileField {
  readonly key: string;
  readonly values: readonly ProfileValue[];
  readonly differing: number;
}

/** Everything a profile page shows of a person, except events and segments. */
export interface ProfileDetail {
  readonly id: number;
  readonly name: string;
  /** Personal data is hidden from the one who asks. */
  readonly masked: boolean;
  readonly fields: readonly ProfileField[];
  readonly records: readonly RecordDetail[];
  readonly consents: readonly ProfileConsent[];
  readonly history: ProfileHistory;
}
