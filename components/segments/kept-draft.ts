import type { RuleGroupType, RuleType } from 'react-querybuilder';
import { z } from 'zod';
import { RULE_VERSION } from '@/lib/segments/rule';
import { NO_NUMBER, subjectOf } from './drafts';
import { isEditable } from './half-typed';
import { conditionOf, toRule } from './rule-query';

/** All that is edited in the builder. */
export interface BuilderValues {
  readonly name: string;
  readonly description: string;
  readonly query: RuleGroupType;
}

/** What was being built; `base` names what was saved last when it began, so that a later save by somebody else can be told. */
export interface KeptDraft extends BuilderValues {
  readonly base: string;
}

/** Version of what is stored, beside that of the rule language; another shape of it raises it. */
const DRAFT_VERSION = 1;
const VERSIONS = `${DRAFT_VERSION} ${RULE_VERSION}`;

const flag = z.boolean().optional();
const entrySchema: z.ZodType = z.lazy(() => z.union([groupSchema, z.looseObject({ muted: flag, value: z.custom(isEditable) })]));
const groupSchema = z.looseObject({ combinator: z.enum(['and', 'or']), not: flag, muted: flag, rules: z.array(entrySchema) });
const storedSchema = z.object({
  versions: z.literal(VERSIONS),
  draft: z.object({ name: z.string(), description: z.string(), base: z.string(), query: groupSchema }),
});

/** Without the conditions nobody has chosen a subject for. */
const withoutBlank = (group: RuleGroupType): RuleGroupType => ({
  ...group,
  rules: group.rules.flatMap<RuleType | RuleGroupType>((entry) => {
    if ('rules' in entry) return [withoutBlank(entry)];
    return subjectOf(conditionOf(entry)) === '' ? [] : [entry];
  }),
});

/** Equal for values that mean the same; conditions without a subject mean nothing. */
export const textOfValues = ({ name, description, query }: BuilderValues): string => {
  const { rule, halfFiltered } = toRule(withoutBlank(query));
  return JSON.stringify([name, description, rule, halfFiltered]);
};

/** What is worth keeping of the values; null when they mean the same as `given`, the text of what the builder was given. */
export const draftOf = (values: BuilderValues, given: string, base: string): KeptDraft | null =>
  textOfValues(values) === given ? null : { ...values, query: withoutBlank(values.query), base };

/** A draft as it is stored; a number that is not typed yet becomes null. */
export const writeDraft = (draft: KeptDraft): string => JSON.stringify({ versions: VERSIONS, draft });

/** A stored draft; null for anything else, and for one that the editors of today could not show. */
export const readDraft = (text: string | null): KeptDraft | null => {
  try {
    const input: unknown = JSON.parse(text ?? 'null', (_, value: unknown) => (value === null ? NO_NUMBER : value));
    const parsed = storedSchema.safeParse(input);
    return parsed.success ? (parsed.data.draft as unknown as KeptDraft) : null;
  } catch {
    return null;
  }
};
