import type { Money } from '@/lib/campaigns/money';
import { Figure } from '../ui/figure';

interface Props {
  readonly amounts: readonly Money[];
  /** With all cents, so that the amounts of a column stand digit under digit. */
  readonly exact?: boolean;
}

/** Amounts per currency, one under the other; a dash when there is none. */
export const MoneyList = ({ amounts, exact = false }: Props) => {
  if (amounts.length === 0) return <Figure value={null} />;
  return (
    <span className="inline-flex flex-col items-end">
      {amounts.map(({ currency, amount }) => (
        <Figure key={currency} value={amount} kind={exact || !currency ? 'amount' : 'money'} currency={currency} />
      ))}
    </span>
  );
};
