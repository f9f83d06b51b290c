'use client';
import { Tooltip } from '@base-ui/react/tooltip';
import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { Toaster } from '../ui/toaster';

interface Props {
  /** Lets the theme's script pass the content security policy. */
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

/** What every page shares in the browser: theme, address state, tooltips, toasts. */
export const Providers = ({ nonce, children }: Props) => (
  <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange {...(nonce ? { nonce } : {})}>
    <NuqsAdapter>
      <Tooltip.Provider>
        {children}
        <Toaster />
      </Tooltip.Provider>
    </NuqsAdapter>
  </ThemeProvider>
);
