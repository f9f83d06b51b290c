const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const tokensOf = (name: string): string[] =>
  fold(name)
    .split(/[\s.'’-]+/u)
    .filter(Boolean);

const tokenFits = (short: string, long: string): boolean => short === long || (short.length === 1 && long.startsWith(short));

/** True when the shorter name can be a spelling of the longer: the same words in order, some missing or cut to an initial. */
export const namesCompatible = (a: string, b: string): boolean => {
  const [x, y] = [tokensOf(a), tokensOf(b)];
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  let at = 0;
  for (const token of short) {
    while (at < long.length && !tokenFits(token, long[at] ?? '') && !tokenFits(long[at] ?? '', token)) at += 1;
    if (at === long.length) return false;
    at += 1;
  }
  return short.length > 0;
};
