import type { RuleGroupType, RuleType } from 'react-querybuilder';
import { z } from 'zod';
import { NO_NUMBER, subjectOf } from './drafts';
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

const entrySchema: z.ZodType = z.lazy(() => z.union([groupSchema, z.looseObject({ value: z.looseObject({ kind: z.string() }) })]));
const groupSchema = z.looseObject({ combinator: z.enum(['and', 'or']), rules: z.array(entrySchema) });
const draftSchema = z.object({ name: z.string(), description: z.string(), base: z.string(), query: groupSchema });

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
export const writeDraft = (draft: KeptDraft): string => JSON.stringify(draft);

/** A stored draft; null for anything else. */
export const readDraft = (text: string | null): KeptDraft | null => {
  try {
    const input: unknown = JSON.parse(text ?? 'null', (_, value: unknown) => (value === null ? NO_NUMBER : value));
    const parsed = draftSchema.safeParse(input);
    return parsed.success ? (parsed.data as unknown as KeptDraft) : null;
  } catch {
    return null;
  }
};
