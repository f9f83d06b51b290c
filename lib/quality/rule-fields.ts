/** Everything a stored segment rule reads, as keys of the field list. */
export interface RuleUse {
  /** `field` of trait conditions: standard keys and `custom:<key>`. */
  readonly fields: readonly string[];
  /** Types of event conditions. */
  readonly events: readonly string[];
  /** `<type>.<property>` of event conditions' where clauses and aggregates. */
  readonly properties: readonly string[];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const texts = (values: Iterable<string>): string[] => [...new Set(values)].sort();

const propertiesOf = (event: Record<string, unknown>): string[] => {
  const filters = Array.isArray(event.where) ? event.where.filter(isObject).map((w) => w.property) : [];
  const measured = isObject(event.measure) ? [event.measure.of] : [];
  return [...filters, ...measured].filter((p): p is string => typeof p === 'string');
};

/** Parts of a lead condition and the properties of lead events that they read. */
const LEAD_PARTS = [
  ['stage', 'stage'],
  ['channels', 'channel'],
  ['campaigns', 'campaign'],
] as const;

/** Reads a rule tree of any depth without its muted parts; a part it does not know is passed over, because this only informs. */
export const ruleUse = (rule: unknown): RuleUse => {
  const fields: string[] = [];
  const events: string[] = [];
  const properties: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child);
      return;
    }
    if (!isObject(node) || node.muted === true) return;
    if (node.kind === 'trait' && typeof node.field === 'string') fields.push(node.field);
    if (node.kind === 'event' && typeof node.type === 'string') {
      events.push(node.type);
      for (const property of propertiesOf(node)) properties.push(`${node.type}.${property}`);
    }
    if (node.kind === 'lead') {
      events.push('lead');
      for (const [key, property] of LEAD_PARTS) if (node[key] !== undefined) properties.push(`lead.${property}`);
    }
    for (const child of Object.values(node)) if (typeof child === 'object') visit(child);
  };
  visit(rule);
  return { fields: texts(fields), events: texts(events), properties: texts(properties) };
};
