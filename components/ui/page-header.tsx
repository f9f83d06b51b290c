import type { ReactNode } from 'react';
import { CrumbName } from './crumb';

interface Props {
  readonly title: ReactNode;
  /** Name of the thing that the page shows, for the bar above it. */
  readonly crumb?: string;
  /** One line that says what the page is for. */
  readonly description?: ReactNode;
  /** Top right; the primary action last. */
  readonly actions?: ReactNode;
  /** Chips and controls under the title. */
  readonly filters?: ReactNode;
}

/** The head of every page: title, its purpose, primary action at the right, filters under it. */
export const PageHeader = ({ title, crumb, description, actions, filters }: Props) => (
  <header className="flex flex-col gap-4">
    {crumb ? <CrumbName name={crumb} /> : null}
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 sm:flex-nowrap">
      <div className="flex min-w-0 flex-col gap-0.5 sm:flex-1">
        <h1 className="text-xl break-words">{title}</h1>
        {description ? <p className="max-w-180 text-base text-pretty text-soft">{description}</p> : null}
      </div>
      {actions ? (
        <div className="flex flex-wrap items-center gap-2 sm:max-w-[60%] sm:shrink-0 sm:justify-end" data-print="hide">
          {actions}
        </div>
      ) : null}
    </div>
    {filters ? (
      <div className="flex flex-wrap items-center gap-2" data-print="hide">
        {filters}
      </div>
    ) : null}
  </header>
);
