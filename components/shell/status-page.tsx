import type { ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  readonly description: ReactNode;
  readonly detail?: ReactNode;
  readonly action?: ReactNode;
}

/** A page that says why there is nothing to see, and what to do. */
export const StatusPage = ({ title, description, detail, action }: Props) => (
  <div className="mx-auto flex w-full max-w-120 flex-col gap-2 py-[12vh]">
    <h1 className="text-xl">{title}</h1>
    <p className="text-soft">{description}</p>
    {detail ? <p className="font-mono text-xs text-faint">{detail}</p> : null}
    {action ? <div className="mt-3 flex gap-2">{action}</div> : null}
  </div>
);
