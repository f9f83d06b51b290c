'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface Props {
  readonly children: ReactNode;
  /** What it filters, for the name of its remove button. */
  readonly label: string;
  readonly onRemove?: () => void;
  readonly onClick?: () => void;
  readonly selected?: boolean;
}

/** A filter that is set (removable) or can be set (selectable). */
export const Chip = ({ children, label, onRemove, onClick, selected = false }: Props) => {
  const t = useTranslations('ui');
  const look = cn(
    'inline-flex h-8 items-center gap-1 rounded-full border px-3 text-sm',
    selected ? 'border-accent bg-accent-soft text-accent-text' : 'border-control/50 bg-surface text-soft',
  );
  if (onClick)
    return (
      <button
        type="button"
        aria-pressed={selected}
        onClick={onClick}
        className={cn(look, 'transition-colors hover:border-control hover:text-ink')}
      >
        {children}
      </button>
    );
  return (
    <span className={look}>
      {children}
      {onRemove ? (
        <button
          type="button"
          aria-label={t('removeFilter', { label })}
          onClick={onRemove}
          className="-mr-1.5 grid size-6 place-items-center rounded-full hover:bg-hover"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      ) : null}
    </span>
  );
};
