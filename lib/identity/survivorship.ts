import type { StandardValue, Traits } from '../standardize/fields.ts';
import { displayName } from './display-name.ts';
import { namesCompatible } from './name-compatible.ts';
import { ADDRESS_FIELDS, defaultPolicy, type Policy } from './survivorship-policy.ts';

/** The current version of one record of a person. */
export interface SourceRecord {
  readonly recordId: number;
  /** Id of the version: orders versions of equal time. */
  readonly versionId: number;
  readonly sourceId: number;
  readonly importId: number;
  readonly fileNo: number;
  readonly rowNo: number;
  /** Milliseconds since 1970: when the content was true. */
  readonly asOf: number;
  readonly traits: Traits;
  /** Cell as it came for each field, where known. */
  readonly raw?: Readonly<Record<string, string>>;
}

/** Settings of survivorship; whatever is absent has its default. */
export interface SurvivorshipOptions {
  /** Policy by field key. */
  readonly policies?: Readonly<Record<string, Policy>>;
  /** Trust by source id, higher wins; 0 when absent. */
  readonly trust?: Readonly<Record<number, number>>;
}

/** Where one value of a profile came from, and the rule that chose it. */
export interface Provenance {
  readonly value: string | number | boolean;
  readonly recordId: number;
  readonly versionId: number;
  readonly sourceId: number;
  readonly importId: number;
  readonly fileNo: number;
  readonly rowNo: number;
  readonly asOf: number;
  /** The cell as it came, or null when not kept. */
  readonly raw: string | null;
  readonly rule: Policy;
}

/** One person made of records: the surviving traits and, per field, the origin of each value (one, or one per value of a list). */
export interface GoldenRecord {
  readonly displayName: string;
  readonly traits: Traits;
  readonly provenance: Readonly<Record<string, readonly Provenance[]>>;
}

type Scalar = string | number | boolean;
type Candidate = { readonly record: SourceRecord; readonly value: Scalar };

const provenanceOf = (key: string, { record, value }: Candidate, rule: Policy): Provenance => ({
  value,
  recordId: record.recordId,
  versionId: record.versionId,
  sourceId: record.sourceId,
  importId: record.importId,
  fileNo: record.fileNo,
  rowNo: record.rowNo,
  asOf: record.asOf,
  raw: record.raw?.[key] ?? null,
  rule,
});

const isList = (value: StandardValue): value is readonly string[] => typeof value === 'object';

/** Newest first; equal times by trust, then by version and record, so that the order of the input never matters. */
const byRecency =
  (trust: Readonly<Record<number, number>>) =>
  (a: SourceRecord, b: SourceRecord): number =>
    b.asOf - a.asOf || (trust[b.sourceId] ?? 0) - (trust[a.sourceId] ?? 0) || b.versionId - a.versionId || b.recordId - a.recordId;

const mostFrequent = (candidates: readonly Candidate[]): Candidate | undefined => {
  const counts = new Map<Scalar, number>();
  for (const { value } of candidates) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return candidates.find(({ value }) => counts.get(value) === most);
};

const mostComplete = (candidates: readonly Candidate[]): Candidate | undefined => {
  let best = candidates[0];
  if (!best) return undefined;
  const newest = String(best.value);
  for (const candidate of candidates) {
    const text = String(candidate.value);
    if (text.length > String(best.value).length && namesCompatible(text, newest)) best = candidate;
  }
  return best;
};

const mostTrusted = (candidates: readonly Candidate[], trust: Readonly<Record<number, number>>): Candidate | undefined => {
  const most = Math.max(...candidates.map(({ record }) => trust[record.sourceId] ?? 0));
  return candidates.find(({ record }) => (trust[record.sourceId] ?? 0) === most);
};

const ADDRESS_ANCHORS = ['street', 'postal_code'];

/** The record whose address is taken: the newest with a street, else with a postal code, else with anything. */
const addressRecord = (records: readonly SourceRecord[]): SourceRecord | undefined => {
  for (const anchor of ADDRESS_ANCHORS) {
    const found = records.find((record) => record.traits[anchor] !== undefined);
    if (found) return found;
  }
  return records.find((record) => ADDRESS_FIELDS.some((key) => record.traits[key] !== undefined));
};

const agrees = (a: Traits, b: Traits): boolean =>
  ADDRESS_FIELDS.every(
    (key) => a[key] === undefined || b[key] === undefined || String(a[key]).toLowerCase() === String(b[key]).toLowerCase(),
  );

/** A field of the address comes from the chosen record, or from one whose address agrees with it wherever both speak. */
const fromAddress = (candidates: readonly Candidate[], anchor: SourceRecord | undefined): Candidate | undefined =>
  anchor && (candidates.find(({ record }) => record === anchor) ?? candidates.find(({ record }) => agrees(record.traits, anchor.traits)));

const union = (key: string, records: readonly SourceRecord[]): readonly Provenance[] => {
  const found = new Map<string, Provenance>();
  for (const record of records) {
    const value = record.traits[key];
    if (value === undefined) continue;
    for (const item of isList(value) ? value : [String(value)])
      if (!found.has(item)) found.set(item, provenanceOf(key, { record, value: item }, 'union'));
  }
  return [...found.values()];
};

/**
 * The golden record of a person from the current versions of its records. The result does not depend on the order of `records`,
 * and every value in it is a value of one of them.
 */
export const buildProfile = (records: readonly SourceRecord[], options: SurvivorshipOptions = {}): GoldenRecord => {
  const trust = options.trust ?? {};
  const ordered = [...records].sort(byRecency(trust));
  const anchor = addressRecord(ordered);
  const traits: Record<string, StandardValue> = {};
  const provenance: Record<string, readonly Provenance[]> = {};
  const keys = [...new Set(ordered.flatMap((record) => Object.keys(record.traits)))].sort();

  const choose = (policy: Policy, candidates: readonly Candidate[]): Candidate | undefined => {
    if (policy === 'trusted') return mostTrusted(candidates, trust);
    if (policy === 'most_frequent') return mostFrequent(candidates);
    if (policy === 'most_complete') return mostComplete(candidates);
    if (policy === 'address') return fromAddress(candidates, anchor);
    return candidates[0];
  };

  for (const key of keys) {
    const policy = options.policies?.[key] ?? defaultPolicy(key);
    const candidates: Candidate[] = [];
    let list = policy === 'union';
    for (const record of ordered) {
      const value = record.traits[key];
      if (value === undefined) continue;
      if (isList(value)) list = true;
      else candidates.push({ record, value });
    }
    if (list) {
      const values = union(key, ordered);
      if (values.length === 0) continue;
      traits[key] = values.map((item) => String(item.value));
      provenance[key] = values;
      continue;
    }
    const chosen = choose(policy, candidates);
    if (!chosen) continue;
    traits[key] = chosen.value;
    provenance[key] = [provenanceOf(key, chosen, policy)];
  }
  return { displayName: displayName(traits), traits, provenance };
};
