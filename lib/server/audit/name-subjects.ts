import type { DbOrTx } from '../db/client.ts';

/** What an audited action was done to. */
export interface AuditSubject {
  /** `import`, `segment`, `user`, `settings`, … */
  readonly kind: string;
  /** Number or key within the kind; '' for what there is only one of. */
  readonly id: string;
  /** Its name today; null when it has none or is gone. */
  readonly name: string | null;
}

const parse = (subject: string): AuditSubject => {
  const colon = subject.indexOf(':');
  return colon < 0 ? { kind: subject, id: '', name: null } : { kind: subject.slice(0, colon), id: subject.slice(colon + 1), name: null };
};

/** The subjects of audit rows with their present names, in the order given. */
export const nameSubjects = async (db: DbOrTx, subjects: readonly string[]): Promise<AuditSubject[]> => {
  const parsed = subjects.map(parse);
  const ids = (kind: string): number[] => [
    ...new Set(parsed.filter((s) => s.kind === kind && /^\d{1,9}$/.test(s.id)).map((s) => Number(s.id))),
  ];
  const [imports, segments, sources, users] = await Promise.all([
    db.import.findMany({ where: { id: { in: ids('import') } }, select: { id: true, source: { select: { name: true } } } }),
    db.segment.findMany({ where: { id: { in: ids('segment') } }, select: { id: true, name: true } }),
    db.source.findMany({ where: { id: { in: ids('source') } }, select: { id: true, name: true } }),
    db.user.findMany({ where: { id: { in: ids('user') } }, select: { id: true, name: true } }),
  ]);
  const names = new Map<string, string>([
    ...imports.map((item) => [`import:${item.id}`, item.source.name] as const),
    ...segments.map((item) => [`segment:${item.id}`, item.name] as const),
    ...sources.map((item) => [`source:${item.id}`, item.name] as const),
    ...users.map((item) => [`user:${item.id}`, item.name] as const),
  ]);
  return parsed.map((subject) => ({ ...subject, name: names.get(`${subject.kind}:${subject.id}`) ?? null }));
};
