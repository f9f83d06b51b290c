/** State of one part: up or down, how long it took to answer (milliseconds). */
export interface PartHealth {
  readonly up: boolean;
  readonly latencyMs: number | null;
}

/** State of an instance. `details` only for people who are signed in. */
export interface Health {
  readonly up: boolean;
  readonly details: {
    readonly postgres: PartHealth;
    readonly clickhouse: PartHealth;
    /** Up when heard from within three heartbeats; `heartbeatAgeSeconds` null when never. */
    readonly worker: { readonly up: boolean; readonly heartbeatAgeSeconds: number | null };
    /** How far the index is behind the truth: rows that it lacks, and seconds since it had all, null = never so far; null when unknown. */
    readonly mirror: { readonly rows: number; readonly seconds: number | null } | null;
  } | null;
}
