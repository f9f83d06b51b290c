import type { ReactNode } from 'react';
import { LanguageMenu } from '@/components/shell/language-menu';
import { LogoMark } from '@/components/shell/logo';
import { ThemeMenu } from '@/components/shell/theme-menu';
import { setLocaleAction } from '../set-locale';

const OpenLayout = ({ children }: { readonly children: ReactNode }) => (
  <div className="flex min-h-dvh flex-col">
    <header className="flex h-12 items-center gap-1 px-4 sm:px-6">
      <span className="flex flex-1 items-center gap-2 font-semibold">
        <LogoMark className="size-5" />
        Larder
      </span>
      <LanguageMenu setLocale={setLocaleAction} />
      <ThemeMenu />
    </header>
    <main className="flex flex-1 flex-col items-center px-4 pt-[10vh] pb-16">
      <div className="flex w-full max-w-90 flex-col gap-6">{children}</div>
    </main>
  </div>
);

export default OpenLayout;
