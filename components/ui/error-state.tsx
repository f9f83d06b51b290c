import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  /** What went wrong. */
  readonly title: ReactNode;
  /** The cause and the remedy. */
  readonly description?: ReactNode;
  /** Number to give to the administrator. */
  readonly id?: string;
  /** Retry. */
  readonly action?: ReactNode;
}

/** A failure, told where it happened: cause, remedy, retry, number. */
export const ErrorState = ({ title, description, id, action }: Props) => (
  <div role="alert" className="flex items-start gap-3 rounded-lg border border-danger/40 bg-danger-soft px-4 py-3">
    <CircleAlert aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-danger" />
    <div className="flex min-w-0 flex-col gap-0.5">
      <p className="font-medium">{title}</p>
      {description ? <p className="text-sm text-soft">{description}</p> : null}
      {id ? <p className="font-mono text-xs text-soft">{id}</p> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  </div>
);
