const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
/** Signs that mean one currency. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  zł: 'PLN',
  '₽': 'RUB',
  元: 'CNY',
  '￥': 'CNY',
};
const BRACKETED = /[([（【]\s*([^()[\]（）【】]{1,4})\s*[)\]）】]/u;
const LAST_WORD = /[\s_-]([A-Z]{3})$/;

/** The currency that a header names (`Deal value (EUR)`, `amount_usd` does not: it may be any word), ISO 4217, or undefined. */
export const headerCurrency = (header: string): string | undefined => {
  const named = BRACKETED.exec(header)?.[1] ?? LAST_WORD.exec(header.trim())?.[1];
  if (named === undefined) return undefined;
  return SIGNS[named] ?? (CODES.has(named.toUpperCase()) ? named.toUpperCase() : undefined);
};
