import type { ReactNode } from 'react';

/** A key to press. */
export const Kbd = ({ children }: { readonly children: ReactNode }) => (
  <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-sm border bg-sunken px-1 font-sans text-xs text-soft">{children}</kbd>
);
