'use client';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from '../ui/cn';
import { Tooltip } from '../ui/tooltip';

interface Props {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly align?: 'left' | 'right' | undefined;
  /** CSS width, or px. */
  readonly width?: string | number | undefined;
  readonly sorted: 'asc' | 'desc' | false;
  /** Absent: the reader cannot sort by it. */
  readonly onSort?: (() => void) | undefined;
  readonly className?: string | undefined;
}

const ARIA = { asc: 'ascending', desc: 'descending' } as const;
const ICONS = { asc: ArrowUp, desc: ArrowDown } as const;

/** A heading; a sortable one is a button that says how it sorts, any other only shows the order that there is. */
export const ColumnHeader = ({ label, hint, align = 'left', width, sorted, onSort, className }: Props) => {
  const t = useTranslations('ui');
  const Icon = sorted ? ICONS[sorted] : ChevronsUpDown;
  const icon = sorted || onSort ? <Icon aria-hidden="true" className={cn('size-3 shrink-0', !sorted && 'opacity-40')} /> : null;
  const words = hint ? (
    <Tooltip content={hint}>
      <span className="underline decoration-control decoration-dotted underline-offset-3">{label}</span>
    </Tooltip>
  ) : (
    label
  );
  const look = cn('inline-flex h-7 items-center gap-1', sorted && 'text-ink', align === 'right' && 'flex-row-reverse');
  return (
    <th
      scope="col"
      aria-sort={sorted ? ARIA[sorted] : onSort ? 'none' : undefined}
      style={width === undefined ? undefined : { width }}
      className={cn(
        'h-9 border-b bg-canvas px-2 text-xs first:pl-3 last:pr-3 xl:px-3 font-medium whitespace-nowrap text-faint',
        align === 'right' ? 'text-right' : 'text-left',
        className,
      )}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          title={t('sortBy', { column: label })}
          className={cn(look, 'group -mx-1 rounded-sm px-1 hover:text-ink')}
        >
          {words}
          {icon}
        </button>
      ) : (
        <span className={look}>
          {words}
          {icon}
        </span>
      )}
    </th>
  );
};
