import { diffChars, diffWords } from 'diff';

export interface DiffPart {
  readonly text: string;
  readonly changed: boolean;
}

/** Longest text compared by character: the comparison grows with the product of the lengths. */
const CHARS_MAX = 400;

/** Splits a text before and after a change into parts: unchanged, and changed on its own side. */
export const diffParts = (before: string, after: string): { readonly before: readonly DiffPart[]; readonly after: readonly DiffPart[] } => {
  const changes = before.length + after.length > CHARS_MAX ? diffWords(before, after) : diffChars(before, after);
  const side = (skip: 'added' | 'removed', mark: 'added' | 'removed'): DiffPart[] =>
    changes.filter((change) => !change[skip]).map((change) => ({ text: change.value, changed: Boolean(change[mark]) }));
  return { before: side('added', 'removed'), after: side('removed', 'added') };
};
