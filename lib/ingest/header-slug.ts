import { foldHeader } from './fold-header.ts';

const SLUG_LENGTH_MAX = 60;

/** Key of a custom trait or property from its header: `Deal value (EUR)` → `deal_value_eur`, `发货日期` stays. */
export const headerSlug = (header: string): string => {
  const slug = foldHeader(header)
    .replaceAll(' ', '_')
    .slice(0, SLUG_LENGTH_MAX)
    .replace(/^_+|_+$/g, '');
  return slug === '' ? 'column' : slug;
};
