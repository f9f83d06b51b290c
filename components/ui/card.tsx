import type { ReactNode } from 'react';
import { cn } from './cn';

interface Props {
  readonly title?: ReactNode;
  readonly description?: ReactNode;
  /** Top right. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  readonly className?: string;
  /** No inner margin, e.g. around a table. */
  readonly flush?: boolean;
}

/** One unit with a hairline around it. */
export const Card = ({ title, description, actions, children, className, flush = false }: Props) => (
  <section className={cn('flex min-w-0 flex-col rounded-lg border bg-surface', className)}>
    {title || actions ? (
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3 pb-2">
        <div className="flex min-w-0 flex-col">
          <h2 className="text-base">{title}</h2>
          {description ? <p className="text-sm text-faint">{description}</p> : null}
        </div>
        {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
      </header>
    ) : null}
    <div className={cn('min-w-0', flush ? 'overflow-hidden rounded-b-lg' : cn('px-4 pb-4', !title && !actions && 'pt-4'))}>{children}</div>
  </section>
);
