/** An amount in one currency; amounts of different currencies are never added. `currency` is '' when no row names one. */
export interface Money {
  readonly currency: string;
  readonly amount: number;
}

/** Takes off what binary fractions add: amounts are exact to a ten-thousandth. */
const rounded = (amount: number): number => Math.round(amount * 10_000) / 10_000;

/** Sums per currency, ordered by currency. */
export const sumMoney = (amounts: Iterable<Money>): Money[] => {
  const sums = new Map<string, number>();
  for (const { currency, amount } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].map(([currency, amount]) => ({ currency, amount: rounded(amount) })).sort((a, b) => (a.currency < b.currency ? -1 : 1));
};

/** The amounts, with `currency` where a row named none. */
export const inCurrency = <M extends Money>(amounts: readonly M[], currency: string | undefined): M[] =>
  amounts.map((m) => (m.currency === '' && currency ? { ...m, currency } : m));

/** Each amount divided by `count`; empty when there is nothing to divide by, because a price per nothing is no price. */
export const perUnit = (amounts: readonly Money[], count: number): Money[] =>
  count > 0 ? amounts.map((m) => ({ currency: m.currency, amount: rounded(m.amount / count) })) : [];

/** The amount as one number, or null when there is none or when it is in several currencies. */
export const singleAmount = (amounts: readonly Money[]): number | null => (amounts.length === 1 ? (amounts[0]?.amount ?? null) : null);
