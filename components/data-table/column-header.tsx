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
  readonly width?: string | undefined;
  /** Null: cannot be sorted. */
  readonly sorted: 'asc' | 'desc' | false | null;
  readonly onSort: () => void;
}

const ARIA = { asc: 'ascending', desc: 'descending' } as const;

/** A heading that stays in view; a sortable one is a button that says how it sorts. */
export const ColumnHeader = ({ label, hint, align = 'left', width, sorted, onSort }: Props) => {
  const t = useTranslations('ui');
  const Icon = sorted === 'asc' ? ArrowUp : sorted === 'desc' ? ArrowDown : ChevronsUpDown;
  const words = hint ? (
    <Tooltip content={hint}>
      <span className="underline decoration-control decoration-dotted underline-offset-3">{label}</span>
    </Tooltip>
  ) : (
    label
  );
  return (
    <th
      scope="col"
      aria-sort={sorted ? ARIA[sorted] : sorted === false ? 'none' : undefined}
      style={width ? { width } : undefined}
      className={cn(
        'sticky top-0 z-10 h-9 border-b bg-canvas px-3 text-xs font-medium whitespace-nowrap text-faint',
        align === 'right' ? 'text-right' : 'text-left',
      )}
    >
      {sorted === null ? (
        words
      ) : (
        <button
          type="button"
          onClick={onSort}
          title={t('sortBy', { column: label })}
          className={cn(
            'group -mx-1 inline-flex h-7 items-center gap-1 rounded-sm px-1 hover:text-ink',
            sorted && 'text-ink',
            align === 'right' && 'flex-row-reverse',
          )}
        >
          {words}
          <Icon
            aria-hidden="true"
            className={cn('size-3 shrink-0', !sorted && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100')}
          />
        </button>
      )}
    </th>
  );
};
