import type { ReactNode } from 'react';

interface Props {
  readonly icon?: ReactNode;
  /** What will be here. */
  readonly title: ReactNode;
  /** Why it is empty and what the next step brings. */
  readonly description?: ReactNode;
  /** The one next step. */
  readonly action?: ReactNode;
}

/** What stands where nothing is yet. */
export const EmptyState = ({ icon, title, description, action }: Props) => (
  <div className="flex flex-col items-center gap-1 rounded-lg border border-dashed border-control/50 px-6 py-12 text-center">
    {icon ? <div className="mb-2 grid size-10 place-items-center rounded-lg bg-sunken text-faint [&_svg]:size-5">{icon}</div> : null}
    <p className="text-base font-medium">{title}</p>
    {description ? <p className="max-w-120 text-sm text-soft">{description}</p> : null}
    {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
  </div>
);
