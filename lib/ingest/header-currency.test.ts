import { expect, it } from 'vitest';
import { headerCurrency } from './header-currency.ts';
import { proposeMapping } from './propose-mapping.ts';

it.each([
  ['Deal value (EUR)', 'EUR'],
  ['Amount [usd]', 'USD'],
  ['金额（元）', 'CNY'],
  ['Price (€)', 'EUR'],
  ['Umsatz EUR', 'EUR'],
  ['Amount', undefined],
  ['Price (net)', undefined],
  ['Value (incl. VAT)', undefined],
])('%s names %s', (header, currency) => {
  expect(headerCurrency(header)).toBe(currency);
});

it('goes before the currency of the organisation', () => {
  const headers = ['Lead ID', 'Created', 'Stage', 'Deal value (EUR)'];
  const rows = [['L-1', '2026-01-02', 'Won', '1200.50']];
  expect(proposeMapping(headers, rows, { kind: 'leads', defaultCurrency: 'USD' }).defaultCurrency).toBe('EUR');
  expect(
    proposeMapping(['Lead ID', 'Created', 'Deal value'], [['L-1', '2026-01-02', '5']], { kind: 'leads', defaultCurrency: 'USD' })
      .defaultCurrency,
  ).toBe('USD');
});
