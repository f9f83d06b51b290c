import { z } from 'zod';
import { DATA_TYPES } from '../standardize/fields.ts';

/** What data quality is measured by. */
export const DIMENSIONS = ['completeness', 'validity', 'uniqueness', 'timeliness'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** How many of the applicable rows pass. */
export interface Measure {
  readonly passing: number;
  readonly applicable: number;
}

/** A measure per dimension; a dimension without an entry has no data. */
export type Measures = Readonly<Partial<Record<Dimension, Measure>>>;

/** Fields in which two records of one source should not share a value. */
export const UNIQUE_FIELDS = ['email', 'phone', 'external_id'] as const;

const weight = z.number().min(0).max(100);

/** What an organisation decides about its scores; stored as the setting `quality`. */
export const qualitySettingsSchema = z.object({
  /** Share of each dimension in the total score; they need not add up to 100. */
  weights: z
    .object({ completeness: weight, validity: weight, uniqueness: weight, timeliness: weight })
    .default({ completeness: 30, validity: 30, uniqueness: 20, timeliness: 20 }),
  /** Data type of custom traits that are not descriptive, by `custom:<key>`. */
  dataTypes: z.record(z.string(), z.enum(DATA_TYPES)).default({}),
});
export type QualitySettings = z.infer<typeof qualitySettingsSchema>;

/** The settings in force when nothing is stored. */
export const DEFAULT_QUALITY_SETTINGS: QualitySettings = qualitySettingsSchema.parse({});
