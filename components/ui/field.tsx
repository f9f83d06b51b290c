'use client';
import { Field as Base } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface Props {
  readonly label: ReactNode;
  readonly name?: string;
  /** What to enter, under the control. */
  readonly hint?: ReactNode;
  /** What is wrong and what to do, in words; replaces the hint. */
  readonly error?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A control with its label above, hint or error below, all tied together for assistive technology. */
export const Field = ({ label, name, hint, error, className, children }: Props) => (
  <Base.Root name={name} invalid={Boolean(error)} className={cn('flex min-w-0 flex-col gap-1.5', className)}>
    <Base.Label className="text-sm font-medium text-ink">{label}</Base.Label>
    {children}
    {error ? (
      <Base.Error match className="flex items-start gap-1.5 text-sm text-danger">
        <CircleAlert aria-hidden="true" className="mt-0.75 size-3.5 shrink-0" />
        <span>{error}</span>
      </Base.Error>
    ) : null}
    {hint && !error ? <Base.Description className="text-xs text-faint">{hint}</Base.Description> : null}
  </Base.Root>
);
