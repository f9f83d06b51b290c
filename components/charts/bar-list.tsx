import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '../ui/cn';

export interface BarItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: number;
  /** Right of the bar: the number, a rate. */
  readonly figure: ReactNode;
  readonly color: string;
  readonly href?: string;
  /** A part of the bar drawn full, the rest pale, e.g. customers of leads. */
  readonly part?: number;
}

interface Props {
  readonly items: readonly BarItem[];
  /** Value of a full bar; the largest item when absent. */
  readonly full?: number;
  /** What the figures at the right are. */
  readonly head?: ReactNode;
}

/** Horizontal bars with their names and numbers as text: readable without the drawing. */
export const BarList = ({ items, full, head }: Props) => {
  const whole = full ?? Math.max(1, ...items.map((item) => item.value));
  const width = (value: number): string => `${Math.max(value > 0 ? 0.5 : 0, (100 * value) / whole)}%`;
  const list = (
    <ol className="flex flex-col gap-1">
      {items.map((item) => (
        <li key={item.key} className="relative -mx-2 rounded-md px-2 py-1 transition-colors has-[a]:hover:bg-hover/60">
          <div className="flex items-baseline justify-between gap-3 text-sm">
            {item.href ? (
              <Link
                href={item.href}
                className="min-w-0 truncate rounded-sm underline-offset-3 after:absolute after:inset-0 hover:underline"
              >
                {item.label}
              </Link>
            ) : (
              <span className="min-w-0 truncate">{item.label}</span>
            )}
            <span className="shrink-0 text-soft tabular-nums">{item.figure}</span>
          </div>
          <div aria-hidden="true" className="relative mt-0.5 h-2 rounded-xs bg-sunken">
            <div
              className={cn('absolute inset-y-0 left-0 rounded-xs', item.part !== undefined && 'opacity-45')}
              style={{ width: width(item.value), background: item.color }}
            />
            {item.part === undefined ? null : (
              <div className="absolute inset-y-0 left-0 rounded-xs" style={{ width: width(item.part), background: item.color }} />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
  if (!head) return list;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-right text-xs text-faint">{head}</p>
      {list}
    </div>
  );
};
