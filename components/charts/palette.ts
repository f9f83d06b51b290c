/** Place of the neutral colour of the theme, for what is not known. */
const NEUTRAL = 8;
/** Places that a name can have as its own: eight colours beside the neutral one. */
const PLACES = [1, 2, 3, 4, 5, 6, 7, 9] as const;

/** A colour of the theme by its place, 1 to 9. */
export const chartColor = (place: number): string => `var(--chart-${place})`;

/** Colour of everything that has no colour of its own: summed up as "others" where names are stacked. */
export const OTHERS_COLOR = 'var(--control)';

/** Names that have their colour on every screen, whatever else is in the chart. */
const FIXED: readonly (readonly [RegExp, number])[] = [
  [/^(unknown|未知)$/i, NEUTRAL],
  [/^(paid search|sem|ppc|adwords|google ads|付费搜索)$/i, 1],
  [/^(e-?mail|newsletter|邮件)$/i, 2],
  [/^(organic( search)?|seo|自然搜索)$/i, 3],
  [/^(social|organic social|社交)$/i, 4],
  [/^(display|展示广告)$/i, 5],
  [/^(referral|推荐)$/i, 6],
  [/^(direct( traffic)?|直接访问)$/i, 7],
  [/^(paid social|付费社交)$/i, 9],
];

/** How names are compared: case does not make another name. */
export const foldName = (name: string): string => name.trim().toLowerCase();

/**
 * A colour per folded name, in the order of the names: known names keep theirs, others take the free ones in turn. No colour is given
 * twice; names that come too late have none. Give all names of the workspace, not those of one selection, so that a filter changes no colour.
 */
export const assignColors = (names: readonly string[]): ReadonlyMap<string, string> => {
  const folded = [...new Set(names.map(foldName))];
  const places = new Map<string, number>();
  const taken = new Set<number>();
  for (const name of folded) {
    const place = FIXED.find(([pattern]) => pattern.test(name))?.[1];
    if (place === undefined || taken.has(place)) continue;
    taken.add(place);
    places.set(name, place);
  }
  const free = PLACES.filter((place) => !taken.has(place));
  for (const name of folded) {
    if (places.has(name)) continue;
    const place = free.shift();
    if (place !== undefined) places.set(name, place);
  }
  return new Map(folded.flatMap((name) => (places.has(name) ? [[name, chartColor(places.get(name) ?? NEUTRAL)] as const] : [])));
};
