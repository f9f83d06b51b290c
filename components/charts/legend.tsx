import Link from 'next/link';
import { cn } from '../ui/cn';

export interface LegendItem {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  readonly href?: string | undefined;
  /** Drawn as a line instead of a square. */
  readonly line?: 'solid' | 'dashed';
}

const Mark = ({ item }: { readonly item: LegendItem }) =>
  item.line ? (
    <span
      aria-hidden="true"
      className={cn('h-0 w-4 shrink-0 border-t-2', item.line === 'dashed' && 'border-dashed')}
      style={{ borderColor: item.color }}
    />
  ) : (
    <span aria-hidden="true" className="size-2.5 shrink-0 rounded-xs" style={{ background: item.color }} />
  );

/** What the colours mean, in the order of the chart. */
export const Legend = ({ items }: { readonly items: readonly LegendItem[] }) => (
  <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
    {items.map((item) => (
      <li key={item.key} className="flex min-h-6 items-center gap-1.5">
        <Mark item={item} />
        {item.href ? (
          <Link href={item.href} className="rounded-sm underline-offset-3 hover:text-ink hover:underline">
            {item.label}
          </Link>
        ) : (
          item.label
        )}
      </li>
    ))}
  </ul>
);
