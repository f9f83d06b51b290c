import type { ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** One matter of a settings page: its words at the left, its controls at the right. */
export const SettingsSection = ({ title, description, children }: Props) => (
  <section className="grid gap-x-8 gap-y-4 py-6 first:pt-0 md:grid-cols-[14rem_1fr]">
    <header className="flex flex-col gap-0.5">
      <h2 className="text-base">{title}</h2>
      {description ? <p className="text-sm text-faint">{description}</p> : null}
    </header>
    <div className="min-w-0">{children}</div>
  </section>
);
