import type { ReactNode } from 'react';

/** The bar above every page: navigation of a phone, place, search, language, theme, user. */
export const TopBar = ({ children }: { readonly children: ReactNode }) => (
  <header className="sticky top-0 z-30 flex h-12 items-center gap-1 border-b bg-canvas px-4 sm:px-6" data-print="hide">
    {children}
  </header>
);
