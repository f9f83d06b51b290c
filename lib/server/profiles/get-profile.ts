import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import type { ProfileDetail, RecordDetail } from '../../identity/profile-view.ts';
import { buildProfile, type Provenance } from '../../identity/survivorship.ts';
import { type Context, requireRole } from '../context.ts';
import { readAddressRefusals } from './address-refusals.ts';
import { hidesPersonal, maskProfile } from './mask-profile.ts';
import { readPersonalTargets } from './read-personal-targets.ts';
import { readProfileConsents } from './read-profile-consents.ts';
import { readProfileHistory } from './read-profile-history.ts';
import { readRecordDetails, toSourceRecord } from './read-record-details.ts';
import { readSurvivorshipOptions } from './read-survivorship-options.ts';
import { recordsOfProfile } from './records-of-profile.ts';

/** A profile, or where it went when it is part of another one now. */
export type FoundProfile = { readonly kind: 'profile'; readonly profile: ProfileDetail } | { readonly kind: 'moved'; readonly id: number };

const differing = (key: string, values: readonly Provenance[], records: readonly RecordDetail[]): number => {
  const kept = new Set(values.map((v) => String(v.value)));
  return records.filter(({ traits }) => {
    const value = traits[key];
    if (value === undefined) return false;
    return (typeof value === 'object' ? value : [String(value)]).some((item) => !kept.has(item));
  }).length;
};

const notFound = (id: number): AppError => new AppError('not_found', 'profileNotFound', `There is no profile ${id}.`, { id });

/** One profile by its number, each value with its origin. Throws `not_found` when no such record was ever seen, or all of it was taken back. */
export const getProfile = async (ctx: Context, id: number): Promise<FoundProfile> => {
  const { role } = requireRole(ctx, 'analyst');
  const { data: profileId } = z.number().int().positive().max(2_147_483_647).safeParse(id);
  if (profileId === undefined) throw notFound(id);
  const membership = await ctx.db.clusterMember.findUnique({ where: { recordId: profileId } });
  if (membership && membership.profileId !== profileId) return { kind: 'moved', id: membership.profileId };
  const recordIds = await recordsOfProfile(ctx.pool, profileId);
  const [records, options, consents, addressRefusedBy, history] = await Promise.all([
    readRecordDetails(ctx.pool, recordIds),
    readSurvivorshipOptions(ctx.db),
    readProfileConsents(ctx.pool, recordIds),
    readAddressRefusals(ctx, profileId),
    readProfileHistory(ctx, recordIds),
  ]);
  if (records.length === 0) throw notFound(id);
  const byId = new Map(records.map((record) => [record.recordId, record]));
  const golden = buildProfile(records.map(toSourceRecord), options);
  const fields = Object.entries(golden.provenance).map(([key, values]) => ({
    key,
    values: values.map((v) => ({
      ...v,
      sourceName: byId.get(v.recordId)?.sourceName ?? '',
      fileName: byId.get(v.recordId)?.fileName ?? '',
    })),
    differing: differing(key, values, records),
  }));
  const profile = { id: profileId, name: golden.displayName, masked: false, fields, records, consents, addressRefusedBy, history };
  return { kind: 'profile', profile: hidesPersonal(role) ? maskProfile(profile, await readPersonalTargets(ctx.pool)) : profile };
};
