/** The steps to a working set-up, in order; each is read from what is really there. */
export const OVERVIEW_STEPS = ['importPeople', 'importEvents', 'reviewMerges', 'makeSegment', 'importLeads', 'checkQuality'] as const;
export type OverviewStep = (typeof OVERVIEW_STEPS)[number];

/** One of the latest imports. */
export interface OverviewImport {
  readonly id: number;
  readonly source: string;
  readonly status: string;
  readonly rowsRead: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** What came in, what it found, and what is next. */
export interface Overview {
  /** ISO 8601. */
  readonly asOf: string;
  readonly cameIn: {
    readonly sources: number;
    readonly imports: number;
    readonly rowsRead: number;
    readonly quarantined: number;
    /** Latest first. */
    readonly latest: readonly OverviewImport[];
  };
  readonly found: {
    readonly records: number;
    readonly profiles: number;
    /** Merges in force: records less the profiles they became. */
    readonly merged: number;
    readonly suggestions: number;
    readonly events: number;
    readonly leads: number;
    readonly customers: number;
    readonly segments: number;
    /** Latest stored total score, 0 to 100, and its day; null before the first measure. */
    readonly quality: { readonly score: number; readonly day: string } | null;
  };
  readonly steps: readonly { readonly step: OverviewStep; readonly done: boolean }[];
}
