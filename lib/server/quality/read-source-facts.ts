import { mappingSchema } from '../../ingest/mapping.ts';
import type { SourceFacts } from '../../quality/measure.ts';
import { standardField } from '../../standardize/fields.ts';
import type { DbOrTx } from '../db/client.ts';

const fieldOf = (target: string): string | null => {
  if (target.startsWith('custom:')) return target;
  const key = target.startsWith('field:') ? target.slice('field:'.length) : '';
  return standardField(key) ? key : null;
};

/** Fields of a person that a stored mapping fills; none when the mapping no longer fits its schema. */
export const mappedFields = (mapping: unknown): string[] => {
  const parsed = mappingSchema.safeParse(mapping);
  if (!parsed.success) return [];
  return parsed.data.columns.flatMap((column) => fieldOf(column.target) ?? []);
};

/** Every source with an import in force, and the fields of a person its imports map. */
export const readSourceFacts = async (db: DbOrTx): Promise<SourceFacts[]> => {
  const sources = await db.source.findMany({
    orderBy: { name: 'asc' },
    select: {
      id: true,
      name: true,
      imports: { where: { status: { in: ['running', 'done'] } }, select: { mapping: true, finishedAt: true } },
    },
  });
  return sources
    .filter((source) => source.imports.length > 0)
    .map((source) => ({
      id: source.id,
      name: source.name,
      fields: [...new Set(source.imports.flatMap((i) => mappedFields(i.mapping)))].sort(),
      importedAt:
        source.imports
          .flatMap((i) => i.finishedAt?.toISOString() ?? [])
          .sort()
          .at(-1) ?? null,
    }));
};
