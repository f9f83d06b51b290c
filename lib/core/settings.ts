import { z } from 'zod';
import { isTimeZone } from './time-zone.ts';

/** What the organisation decides once. Stored one row a key in `setting`; what is absent has the default given here. */
export const settingsSchema = z.object({
  organisationName: z.string().trim().max(80).default(''),
  /** ISO alpha-2, for phone numbers and dates without a country. */
  defaultCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('US'),
  /** ISO 4217, for amounts without a currency. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('USD'),
  /** IANA name; days in reports begin at its midnight. */
  timeZone: z.string().refine(isTimeZone).default('UTC'),
  /** Probability from which a pair of records is suggested for review. */
  suggestFrom: z.number().min(0.05).max(0.99).default(0.5),
  /** Probability from which two records that agree in more than a name merge without review. */
  mergeFrom: z.number().min(0.5).max(0.9999).default(0.985),
  /** Days after which a field counts as out of date in data quality. */
  timelyDays: z.number().int().min(1).max(3650).default(365),
  /** E-mail domains whose people may sign in through OIDC for the first time; they become analysts. */
  oidcDomains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9.-]+\.[a-z]{2,}$/),
    )
    .max(50)
    .default([]),
});

export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a new installation. */
export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});
