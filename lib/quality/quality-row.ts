/** One row behind a number: a record, or a row that stands in quarantine. Personal text is masked for analysts. */
export interface QualityRow {
  readonly kind: 'record' | 'quarantine';
  readonly sourceId: number;
  readonly source: string;
  readonly importId: number;
  readonly fileNo: number;
  /** Line in its file, 1 = first data row. */
  readonly rowNo: number;
  /** Null for a quarantined row. */
  readonly profileId: number | null;
  /** Name, address or key by which a person recognises the row. */
  readonly label: string;
  /** The field's standardised value, '' when missing. */
  readonly value: string;
  readonly issues: readonly { readonly field: string; readonly code: string; readonly raw: string }[];
  /** ISO 8601; null for a quarantined row. */
  readonly asOf: string | null;
}

/** One page of rows and how many there are in all. */
export interface QualityRowPage {
  readonly rows: readonly QualityRow[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** Rows per issue code, most frequent first; filled for validity. */
  readonly codes: readonly { readonly code: string; readonly rows: number }[];
}
