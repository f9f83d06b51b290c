import type { Money } from '@/lib/campaigns/money';
import { Figure } from '../ui/figure';

/** Amounts per currency, one under the other; a dash when there is none. */
export const MoneyList = ({ amounts }: { readonly amounts: readonly Money[] }) => {
  if (amounts.length === 0) return <Figure value={null} />;
  return (
    <span className="inline-flex flex-col items-end">
      {amounts.map(({ currency, amount }) => (
        <Figure
          key={currency}
          value={amount}
          {...(currency ? { kind: 'money' as const, currency } : { kind: amount >= 1000 ? ('count' as const) : ('decimal' as const) })}
        />
      ))}
    </span>
  );
};
