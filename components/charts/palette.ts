/** The eight chart colours of the theme; the last is the neutral one, for what is not known. */
const COLORS = 8;
export const chartColor = (place: number): string => `var(--chart-${((place - 1) % COLORS) + 1})`;

/** Colour of everything that is summed up as "others". */
export const OTHERS_COLOR = 'var(--control)';

/** Names that have their colour on every screen, whatever else is in the chart. */
const FIXED: readonly (readonly [RegExp, number])[] = [
  [/^(unknown|未知)$/i, 8],
  [/^(paid search|sem|ppc|adwords|google ads|付费搜索)$/i, 1],
  [/^(e-?mail|newsletter|邮件)$/i, 2],
  [/^(organic( search)?|seo|自然搜索)$/i, 3],
  [/^(social|organic social|社交)$/i, 4],
  [/^(display|paid social|付费社交)$/i, 5],
  [/^(referral|推荐)$/i, 6],
  [/^(direct( traffic)?|直接访问)$/i, 7],
];

const hash = (name: string): number => [...name].reduce((h, c) => (h * 31 + (c.codePointAt(0) ?? 0)) >>> 0, 7);

/**
 * A colour per name: known names keep theirs, others take one by their spelling, and in one chart no colour is given twice
 * while one of the seven is free. The order of the names decides who goes first.
 */
export const assignColors = (names: readonly string[]): ReadonlyMap<string, string> => {
  const taken = new Set<number>();
  const places = new Map<string, number>();
  for (const name of names) {
    const place = FIXED.find(([pattern]) => pattern.test(name.trim()))?.[1];
    if (place === undefined || (place !== 8 && taken.has(place))) continue;
    taken.add(place);
    places.set(name, place);
  }
  for (const name of names) {
    if (places.has(name)) continue;
    const wanted = hash(name.trim().toLowerCase()) % (COLORS - 1);
    const free = Array.from({ length: COLORS - 1 }, (_, i) => ((wanted + i) % (COLORS - 1)) + 1).find((p) => !taken.has(p));
    const place = free ?? wanted + 1;
    taken.add(place);
    places.set(name, place);
  }
  return new Map([...places].map(([name, place]) => [name, chartColor(place)]));
};
