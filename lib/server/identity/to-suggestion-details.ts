import type { Role } from '../../core/roles.ts';
import { explainPair, fieldEvidence, type PairEvidence } from '../../identity/explain.ts';
import type { RecordDetail } from '../../identity/profile-view.ts';
import type { SuggestionDetail, SuggestionSide } from '../../identity/suggestion-view.ts';
import type { Context } from '../context.ts';
import type { Suggestion } from '../db/generated/client.ts';
import { hidesPersonal, maskFieldValue, maskRecord } from '../profiles/mask-profile.ts';
import { readPersonalTargets } from '../profiles/read-personal-targets.ts';
import { readRecordDetails } from '../profiles/read-record-details.ts';

const FIELD_OF: Readonly<Record<string, string>> = { name: 'full_name', address: 'street' };

const readSizes = async (ctx: Context, profiles: readonly number[]): Promise<Map<number, number>> => {
  const rows = await ctx.db.clusterMember.groupBy({ by: ['profileId'], where: { profileId: { in: [...profiles] } }, _count: true });
  return new Map(rows.map((row) => [row.profileId, row._count]));
};

/** Stored suggestions with the values of both records, as this role may see them. Pairs of which a record is gone are left out. */
export const toSuggestionDetails = async (ctx: Context, role: Role, rows: readonly Suggestion[]): Promise<SuggestionDetail[]> => {
  const [details, sizes] = await Promise.all([
    readRecordDetails(ctx.pool, [...new Set(rows.flatMap((row) => [row.recordA, row.recordB]))]),
    readSizes(ctx, [...new Set(rows.flatMap((row) => [row.profileA, row.profileB]))]),
  ]);
  const byId = new Map(details.map((detail) => [detail.recordId, detail]));
  const personal = hidesPersonal(role) ? await readPersonalTargets(ctx.pool) : null;
  const side = (record: RecordDetail, profileId: number): SuggestionSide => ({
    profileId,
    profileRecords: sizes.get(profileId) ?? 1,
    record: personal ? maskRecord(record, personal) : record,
  });
  return rows.flatMap((row) => {
    const [a, b] = [byId.get(row.recordA), byId.get(row.recordB)];
    if (!a || !b) return [];
    const stored = row.evidence as unknown as PairEvidence;
    const hide = (field: string, value: string): string =>
      personal ? String(maskFieldValue(FIELD_OF[field] ?? field, value, personal)) : value;
    const evidence = fieldEvidence(stored.parts, a.traits, b.traits).map((e) => ({
      ...e,
      a: hide(e.comparison, e.a),
      b: hide(e.comparison, e.b),
    }));
    const reasons = explainPair(stored, a.traits, b.traits);
    return [
      { id: row.id, score: row.score, a: side(a, row.profileA), b: side(b, row.profileB), evidence, reasons, masked: personal !== null },
    ];
  });
};
