import { foldHeader } from './fold-header.ts';
import { HEADER_PREFIXES, HEADER_SYNONYMS } from './header-synonyms.ts';

/** What a header seems to name: a concept of header-synonyms.ts, and how sure by its name alone (0 to 1). */
export interface HeaderMatch {
  readonly concept: string;
  readonly confidence: number;
}

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(HEADER_SYNONYMS)
    .flatMap(([concept, names]) => names.split('|').map((name) => [foldHeader(name), concept] as const))
    .reverse(),
);
const PREFIXES = HEADER_PREFIXES.split('|').map(foldHeader);
const BRACKETS = /[(（[【][^)）\]】]*[)）\]】]/g;
/** Concepts whose names may stand at the end of a longer header (`guest_email`); others would catch too much (`form name`). */
const AT_THE_END: ReadonlyMap<string, string> = new Map(
  'email:email|e mail:email|phone:phone|mobile:phone|first name:given_name|last name:family_name|full name:full_name|zip:postal_code|postcode:postal_code|zip code:postal_code|city:city|birthday:birth_date|birth date:birth_date|邮箱:email|手机号:phone|手机:phone'
    .split('|')
    .map((pair) => pair.split(':') as [string, string]),
);
const FUZZY_NAMES = [...BY_NAME].filter(([name]) => name.length >= 4 && /^[a-z ]+$/.test(name));

/** Edits (insert, delete, replace, swap of neighbours) between two words, or `limit + 1` when there are more. */
const editDistance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
};

const sharedStart = (a: string, b: string): number => {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1;
  return n;
};

const matchFuzzy = (name: string): HeaderMatch | undefined => {
  if (name.length < 4 || !/^[a-z ]+$/.test(name)) return undefined;
  const limit = name.length >= 8 ? 2 : 1;
  let best: { concept: string; distance: number; start: number } | undefined;
  for (const [known, concept] of FUZZY_NAMES) {
    const distance = editDistance(name, known, limit);
    if (distance > limit) continue;
    const start = sharedStart(name, known);
    if (best === undefined || distance < best.distance || (distance === best.distance && start > best.start))
      best = { concept, distance, start };
  }
  return best === undefined ? undefined : { concept: best.concept, confidence: best.distance === 1 ? 0.75 : 0.6 };
};

const withoutPrefix = (name: string): string | undefined => {
  const prefix = PREFIXES.find((p) => name.startsWith(/\p{Script=Han}/u.test(p) ? p : `${p} `) && name.length > p.length);
  return prefix === undefined ? undefined : name.slice(prefix.length).trim();
};

const matchEnd = (name: string): HeaderMatch | undefined => {
  if (/^(?:has|is|no|number of|num|count of) /.test(name)) return undefined;
  for (const [end, concept] of AT_THE_END) {
    if (name.endsWith(/\p{Script=Han}/u.test(end) ? end : ` ${end}`)) return { concept, confidence: 0.75 };
  }
  return undefined;
};

const matchExact = (name: string): HeaderMatch | undefined => {
  const concept = BY_NAME.get(name);
  if (concept !== undefined) return { concept, confidence: 0.97 };
  const plain = name
    .replace(/ ?\d+\b/g, '')
    .replace(/(?<=\p{Script=Han})\d+$/u, '')
    .trim();
  const again = plain === name ? undefined : BY_NAME.get(plain);
  return again === undefined ? undefined : { concept: again, confidence: 0.9 };
};

/** Finds what a header names: by a known name, without numbers and words like `customer` before it, at its end, or with a typing error or two. */
export const matchHeader = (header: string): HeaderMatch | undefined => {
  if (header.trim() === '#') return { concept: 'row_id', confidence: 0.8 };
  const name = foldHeader(header.replace(BRACKETS, ' '));
  const exact = matchExact(name);
  if (exact !== undefined) return exact;
  const bare = withoutPrefix(name);
  const bareMatch = bare === undefined ? undefined : (matchExact(bare) ?? matchExact(withoutPrefix(bare) ?? bare));
  if (bareMatch !== undefined) return { concept: bareMatch.concept, confidence: bareMatch.confidence - 0.07 };
  return matchEnd(name) ?? matchFuzzy(name.replace(/ ?\d+$/, ''));
};
