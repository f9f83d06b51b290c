import type { z } from 'zod';
import { conditionSchema } from '@/lib/segments/rule';

type Issue = z.core.$ZodIssue;

/** The faults of a value that is not typed yet, or is out of bounds: the editors show it and wait. */
const OF_VALUES: readonly Issue['code'][] = ['too_small', 'too_big', 'invalid_format', 'not_multiple_of', 'custom'];

const isOfValue = (issue: Issue): boolean => {
  // A number that is missing or not whole; anything else in its place is of another shape.
  if (issue.code === 'invalid_type') return typeof issue.input === 'number' && (issue.expected === 'number' || issue.expected === 'int');
  if (issue.code === 'invalid_union') return issue.errors.some((issues) => issues.every(isOfValue));
  return OF_VALUES.includes(issue.code);
};

/** True for a condition as the editors take it: complete, or of the shape of its kind with values that are not all there. */
export const isEditable = (condition: unknown): boolean => {
  const parsed = conditionSchema.safeParse(condition, { reportInput: true });
  return parsed.success || parsed.error.issues.every(isOfValue);
};
