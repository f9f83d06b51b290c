'use client';
import { Progress as Base } from '@base-ui/react/progress';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface Props {
  readonly label: ReactNode;
  /** 0 to 1, or null while unknown. */
  readonly value: number | null;
  /** Right of the label: "12,000 of 50,000 rows". */
  readonly detail?: ReactNode;
  readonly className?: string;
}

/** How far something is, with its words above the bar. */
export const Progress = ({ label, value, detail, className }: Props) => (
  <Base.Root value={value === null ? null : Math.round(value * 1000) / 10} className={cn('flex flex-col gap-1.5', className)}>
    <div className="flex justify-between gap-4 text-sm">
      <Base.Label className="min-w-0 truncate">{label}</Base.Label>
      {detail ? <span className="shrink-0 text-faint tabular-nums">{detail}</span> : null}
    </div>
    <Base.Track className="h-1.5 overflow-hidden rounded-full bg-hover">
      <Base.Indicator className="h-full rounded-full bg-accent transition-[width] duration-150 data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
    </Base.Track>
  </Base.Root>
);
