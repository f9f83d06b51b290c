import type { ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  /** One line that says what the page is for. */
  readonly description?: ReactNode;
  /** Top right; the primary action last. */
  readonly actions?: ReactNode;
  /** Chips and controls under the title. */
  readonly filters?: ReactNode;
}

/** The head of every page: title, its purpose, primary action at the right, filters under it. */
export const PageHeader = ({ title, description, actions, filters }: Props) => (
  <header className="flex flex-col gap-4">
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-0 flex-col gap-0.5">
        <h1 className="text-xl break-words">{title}</h1>
        {description ? <p className="max-w-180 text-base text-soft">{description}</p> : null}
      </div>
      {actions ? (
        <div className="flex flex-wrap items-center gap-2" data-print="hide">
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
