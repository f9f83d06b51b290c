import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface Props {
  readonly label: ReactNode;
  /** Usually a `Figure`. */
  readonly value: ReactNode;
  /** Under the number: comparison, formula, sample size. */
  readonly detail?: ReactNode;
  /** The people or rows behind the number. */
  readonly href?: string;
  readonly className?: string;
}

/** One number with its name; with `href` the whole of it leads to what is behind it. */
export const Stat = ({ label, value, detail, href, className }: Props) => {
  const body = (
    <>
      <dt className="text-sm text-faint">{label}</dt>
      <dd className="text-xl font-semibold tracking-tight tabular-nums">
        {href ? (
          <Link href={href} className="rounded-sm decoration-control/70 underline-offset-4 after:absolute after:inset-0 hover:underline">
            {value}
          </Link>
        ) : (
          value
        )}
      </dd>
      {detail ? <dd className="text-xs text-faint">{detail}</dd> : null}
    </>
  );
  return (
    <div className={cn('relative flex min-w-0 flex-col gap-0.5 px-4 py-3', href && 'transition-colors hover:bg-hover/50', className)}>
      {body}
    </div>
  );
};

/** A row of `Stat`s with hairlines between them. */
export const StatRow = ({ children, className }: { readonly children: ReactNode; readonly className?: string }) => (
  // Each cell has its lines at the right and below; those at the edge lie under the frame, and what the last row leaves over stays plain.
  <div className={cn('overflow-hidden rounded-lg border bg-surface', className)}>
    <dl className="-mr-px -mb-px grid grid-cols-[repeat(auto-fit,minmax(10rem,1fr))] *:border-r *:border-b">{children}</dl>
  </div>
);
