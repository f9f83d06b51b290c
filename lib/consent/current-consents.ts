/** One statement about consent, as a source told it. */
export interface ConsentStatement {
  readonly recordId: number;
  readonly purpose: string;
  readonly channel: string;
  readonly granted: boolean;
  /** Milliseconds since 1970: when it was said, or where no source told that (`timed` is false) when it was imported. */
  readonly occurredAt: number;
  readonly timed: boolean;
}

/** The statement in force for a purpose and channel. */
export interface ConsentInForce<T extends ConsentStatement> {
  readonly statement: T;
  /** A grant imported after the refusal in force, which has no time and so does not count. */
  readonly overruled: T | null;
}

/** Name of a purpose and channel in the index: `marketing:email`. */
export const consentKey = (statement: Pick<ConsentStatement, 'purpose' | 'channel'>): string => `${statement.purpose}:${statement.channel}`;

/** Of two statements told at the same time, the refusal counts. */
const isLater = (a: ConsentStatement, b: ConsentStatement): boolean =>
  a.occurredAt === b.occurredAt ? b.granted && !a.granted : a.occurredAt > b.occurredAt;

/** A grant of an unknown time may be older than any refusal. */
const weighs = (statement: ConsentStatement): number => (statement.granted && !statement.timed ? -Infinity : statement.occurredAt);

const outweighs = (a: ConsentStatement, b: ConsentStatement): boolean => (weighs(a) === weighs(b) ? isLater(a, b) : weighs(a) > weighs(b));

const best = <T>(items: readonly T[], beats: (a: T, b: T) => boolean): T | undefined =>
  items.reduce<T | undefined>((top, item) => (top === undefined || beats(item, top) ? item : top), undefined);

/** Without a time, a statement is the state of its record: the newest takes the place of those before it. */
const standing = <T extends ConsentStatement>(statements: readonly T[]): readonly T[] => {
  const states = Map.groupBy(
    statements.filter((statement) => !statement.timed),
    (statement) => statement.recordId,
  );
  const newest = [...states.values()].flatMap((state) => best(state, isLater) ?? []);
  return [...statements.filter((statement) => statement.timed), ...newest];
};

/**
 * The consents in force for each purpose and channel: the latest statement, and at equal times the refusal. A grant without a time gives
 * way to any refusal that still stands, as nobody knows which came first. Sorted by purpose and channel.
 */
export const currentConsents = <T extends ConsentStatement>(statements: readonly T[]): readonly ConsentInForce<T>[] =>
  [...Map.groupBy(statements, consentKey)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, said]) => {
      const stands = standing(said);
      const statement = best(stands, outweighs);
      if (!statement) return [];
      const overruled = stands.filter((other) => other.granted && !statement.granted && isLater(other, statement));
      return [{ statement, overruled: best(overruled, isLater) ?? null }];
    });
