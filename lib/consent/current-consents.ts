/** One statement about consent, as a source told it. */
export interface ConsentStatement {
  readonly purpose: string;
  readonly channel: string;
  readonly granted: boolean;
  /** Milliseconds since 1970. */
  readonly occurredAt: number;
}

/** Name of a purpose and channel in the index: `marketing:email`. */
export const consentKey = (statement: Pick<ConsentStatement, 'purpose' | 'channel'>): string => `${statement.purpose}:${statement.channel}`;

/** The statement in force for each purpose and channel: the latest, and at equal times the refusal. Sorted by purpose and channel. */
export const currentConsents = <T extends ConsentStatement>(statements: readonly T[]): readonly T[] => {
  const inForce = new Map<string, T>();
  for (const statement of statements) {
    const key = consentKey(statement);
    const known = inForce.get(key);
    const wins =
      !known ||
      statement.occurredAt > known.occurredAt ||
      (statement.occurredAt === known.occurredAt && known.granted && !statement.granted);
    if (wins) inForce.set(key, statement);
  }
  return [...inForce].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, statement]) => statement);
};
