import { type FieldRow, fieldList } from '../../quality/field-list.ts';
import { ruleUse } from '../../quality/rule-fields.ts';
import { type Context, requireRole } from '../context.ts';
import { readFieldFills } from './read-field-fills.ts';
import { readQualitySettings } from './read-quality-settings.ts';
import { readSegmentLeads } from './read-segment-leads.ts';
import { readSourceFacts } from './read-source-facts.ts';

/** Every field with its data type, fill, last value, the segments that read it, the leads these brought, and a verdict. */
export const listFields = async (ctx: Context): Promise<{ readonly asOf: string; readonly fields: readonly FieldRow[] }> => {
  requireRole(ctx, 'analyst');
  const [sources, settings, stored] = await Promise.all([
    readSourceFacts(ctx.db),
    readQualitySettings(ctx.db),
    ctx.db.segment.findMany({ where: { archivedAt: null }, include: { versions: { orderBy: { version: 'desc' }, take: 1 } } }),
  ]);
  const segments = stored.map((s) => ({ id: s.id, name: s.name, rule: s.versions[0]?.rule }));
  const [fills, leads] = await Promise.all([readFieldFills(ctx.index, sources), readSegmentLeads(ctx, segments)]);
  const uses = segments.map(({ id, name, rule }) => ({ id, name, use: ruleUse(rule) }));
  return { asOf: ctx.now().toISOString(), fields: fieldList(fills, uses, leads, settings.dataTypes) };
};
