import type { Random } from '../../scripts/samples/random.ts';
import { PRODUCTS } from '../../scripts/samples/words.ts';

/** Header of the generated file of order lines. */
export const ORDERS_HEADER = 'Order ID,SKU,Product,Quantity,Order date,Unit price,Customer ID,Country';

const COUNTRIES = ['United Kingdom', 'United Kingdom', 'United Kingdom', 'Germany', 'France', 'EIRE', 'Spain', 'Netherlands'];
/** Share of lines that must be refused: their date cannot be read. */
const BAD_SHARE = 0.02;
/** Share of orders of nobody known. */
const NOBODY_SHARE = 0.2;
const LINES_MAX = 20;
const START_MS = Date.UTC(2025, 0, 1);

/** The lines of a file of orders in the order of time, header first: two million lines are about 190,000 orders of 60,000 customers. */
export function* orderLines(random: Random, rows: number): Generator<string> {
  yield ORDERS_HEADER;
  const customers = Math.max(100, Math.round(rows * 0.03));
  let at = START_MS;
  let order = 500_000;
  for (let n = 0; n < rows; ) {
    order += 1;
    at += random.int(10, 160) * 1_000;
    const time = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
    const customer = random.chance(NOBODY_SHARE) ? '' : `${10_000 + Math.floor(random.next() ** 1.5 * customers)}.0`;
    const country = random.pick(COUNTRIES);
    for (let line = random.int(1, LINES_MAX); line > 0 && n < rows; line -= 1, n += 1) {
      const [name, category, price] = random.skewed(PRODUCTS);
      const date = random.chance(BAD_SHARE) ? 'pending' : time;
      yield `${order},${category.slice(0, 2).toUpperCase()}${random.int(100, 999)},${name},${random.int(1, 24)},${date},${price.toFixed(2)},${customer},${country}`;
    }
  }
}
