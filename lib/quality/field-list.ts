import type { DataType } from '../standardize/fields.ts';
import { standardField } from '../standardize/fields.ts';
import type { RuleUse } from './rule-fields.ts';
import { type EngineUse, type Verdict, type VerdictReason, verdictOf } from './verdict.ts';

/** `trait`: a field of a person; `event`: a type of event; `property`: a property of a type of event, keyed `<type>.<property>`. */
export type FieldKind = 'trait' | 'event' | 'property';

/** How well a field is filled, as counted in the index. */
export interface FieldFill {
  readonly kind: FieldKind;
  /** Standard key, `custom:<key>`, event type, or `<type>.<property>`. */
  readonly key: string;
  /** Rows with a value, and rows that could have one. */
  readonly filled: number;
  readonly applicable: number;
  /** ISO 8601, or null when there never was a value. */
  readonly lastSeen: string | null;
  readonly sources: readonly string[];
}

/** A stored segment and what its rule reads. */
export interface SegmentUse {
  readonly id: number;
  readonly name: string;
  readonly use: RuleUse;
}

/** Leads of the people who are in exactly these segments, and those of them that became customers. */
export interface SegmentLeads {
  readonly segments: readonly number[];
  readonly leads: number;
  readonly customers: number;
}

/** One line of the field list. */
export interface FieldRow extends FieldFill {
  readonly dataType: DataType;
  /** True when the data type can be chosen. */
  readonly editable: boolean;
  /** 0 to 1; null when no row could have a value. */
  readonly fillRate: number | null;
  readonly segments: readonly { readonly id: number; readonly name: string }[];
  /** Leads among the people of these segments, each once, and those of them that became customers. */
  readonly leads: number;
  readonly customers: number;
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
}

/** Data type of a field: the catalogue's for standard fields, the chosen one (else descriptive) for custom traits, attitudinal for survey answers, behavioural for other events. */
export const dataTypeOf = (kind: FieldKind, key: string, chosen: Readonly<Record<string, DataType>>): DataType => {
  if (kind === 'trait') return standardField(key)?.dataType ?? chosen[key] ?? 'descriptive';
  return key === 'survey' || key.startsWith('survey.') ? 'attitudinal' : 'behavioural';
};

/** Fields with which people can be written to or called. */
const REACH: ReadonlySet<string> = new Set(['email', 'phone']);

/** What the campaign reports are counted from. */
const REPORTED: ReadonlySet<string> = new Set([
  'lead',
  ...['lead_key', 'channel', 'campaign', 'stage', 'stage_at', 'created_at', 'value'].map((property) => `lead.${property}`),
]);

/** Identity fields decide which records are one person; leads are reported by campaign. */
const engineUseOf = (kind: FieldKind, key: string): EngineUse => {
  if (kind !== 'trait') return REPORTED.has(key) ? 'reports' : null;
  if (standardField(key)?.dataType !== 'identity') return null;
  return REACH.has(key) ? 'matchingAndReach' : 'matching';
};

const uses = (field: FieldFill, use: RuleUse): boolean => {
  if (field.kind === 'trait') return use.fields.includes(field.key);
  return field.kind === 'event' ? use.events.includes(field.key) : use.properties.includes(field.key);
};

/** Joins what is known of each field with the segments that read it and the leads these brought. */
export const fieldList = (
  fills: readonly FieldFill[],
  segments: readonly SegmentUse[],
  segmentLeads: readonly SegmentLeads[],
  chosen: Readonly<Record<string, DataType>>,
): FieldRow[] =>
  fills.map((field): FieldRow => {
    const using = segments.filter((segment) => uses(field, segment.use));
    const ids = new Set(using.map((segment) => segment.id));
    const brought = segmentLeads.filter((group) => group.segments.some((id) => ids.has(id)));
    const counts = { leads: brought.reduce((s, g) => s + g.leads, 0), customers: brought.reduce((s, g) => s + g.customers, 0) };
    return {
      ...field,
      dataType: dataTypeOf(field.kind, field.key, chosen),
      editable: field.kind === 'trait' && standardField(field.key) === undefined,
      fillRate: field.applicable > 0 ? field.filled / field.applicable : null,
      segments: using.map(({ id, name }) => ({ id, name })),
      ...counts,
      ...verdictOf({
        filled: field.filled,
        applicable: field.applicable,
        segments: using.length,
        engineUse: engineUseOf(field.kind, field.key),
        ...counts,
      }),
    };
  });
