import type { ImportKind } from '../../lib/ingest/mapping.ts';

/** A sample file, the source it stands for, and what kind of file it is. The columns are mapped as proposed. */
export interface SampleImport {
  readonly file: string;
  readonly source: string;
  readonly kind: ImportKind;
}

/** The files of the sample company, in the order in which they are imported. */
export const SAMPLE_IMPORTS: readonly SampleImport[] = [
  { file: 'crm-contacts.csv', source: 'CRM', kind: 'people' },
  { file: 'shop-customers.csv', source: 'Web shop', kind: 'people' },
  { file: 'orders.csv', source: 'Web shop orders', kind: 'events' },
  { file: 'newsletter-signups.tsv', source: 'Newsletter', kind: 'consents' },
  { file: 'survey-2026.csv', source: 'Survey 2026', kind: 'survey' },
  { file: 'leads.csv', source: 'Lead forms', kind: 'leads' },
  { file: 'campaign-spend.csv', source: 'Campaign spend', kind: 'spend' },
];
