import type { StandardValue } from '../../standardize/fields.ts';
import { isoDays } from './trait-columns.ts';

/** Joins the values of a list property in the index, which holds one text a property. */
export const LIST_SEPARATOR = '|';

const finite = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/** Amount of an event: as given, else price × quantity. */
const amountOf = (props: Readonly<Record<string, StandardValue>>, quantity: number | null): number | null => {
  const amount = finite(props.amount);
  if (amount !== null) return amount;
  const price = finite(props.price);
  return price === null ? null : price * (quantity ?? 1);
};

/** The columns of the index table `event` that come from an event's properties. Numbers that are missing are NaN, written as "nan". */
export const eventColumns = (props: Readonly<Record<string, StandardValue>>): Record<string, unknown> => {
  const text: Record<string, string> = {};
  const number: Record<string, number> = {};
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === 'number') {
      if (Number.isFinite(value)) number[key] = value;
    } else if (typeof value === 'boolean') {
      number[key] = value ? 1 : 0;
    } else if (typeof value === 'string') {
      text[key] = value;
      const days = isoDays(value);
      if (days !== null) number[key] = days;
    } else if (Array.isArray(value)) {
      text[key] = value.join(LIST_SEPARATOR);
    }
  }
  const quantity = finite(props.quantity);
  return {
    amount: amountOf(props, quantity) ?? 'nan',
    quantity: quantity ?? 'nan',
    currency: typeof props.currency === 'string' ? props.currency : '',
    props_text: text,
    props_number: number,
  };
};
