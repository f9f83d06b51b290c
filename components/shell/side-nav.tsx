'use client';
import { PanelLeft } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { LogoMark } from './logo';
import { NAV_COOKIE } from './nav-cookie';
import { NavLinks } from './nav-links';

interface Props {
  readonly organisation: string;
  readonly waiting: number;
  readonly startsCollapsed: boolean;
}

/** The navigation at the left of wide screens; folds to icons. */
export const SideNav = ({ organisation, waiting, startsCollapsed }: Props) => {
  const t = useTranslations('nav');
  const [collapsed, setCollapsed] = useState(startsCollapsed);
  const toggle = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: a preference the server reads on the next request
    document.cookie = `${NAV_COOKIE}=${collapsed ? 'open' : 'folded'}; path=/; max-age=31536000; samesite=lax`;
    setCollapsed(!collapsed);
  };
  return (
    <aside
      className={cn('sticky top-0 hidden h-dvh shrink-0 flex-col border-r bg-canvas md:flex', collapsed ? 'w-14' : 'w-56')}
      data-print="hide"
    >
      <div className={cn('flex h-12 shrink-0 items-center gap-1 px-3', collapsed && 'justify-center')}>
        {collapsed ? null : (
          <Link href="/" className="flex min-w-0 flex-1 items-center gap-2 rounded-md px-1 font-semibold">
            <LogoMark className="size-5 shrink-0" />
            <span className="truncate">{organisation || t('product')}</span>
          </Link>
        )}
        <Button variant="ghost" size="icon-sm" aria-label={collapsed ? t('unfold') : t('fold')} aria-expanded={!collapsed} onClick={toggle}>
          <PanelLeft aria-hidden="true" />
        </Button>
      </div>
      <nav aria-label={t('main')} className="flex min-h-0 flex-1 flex-col overflow-y-auto px-3 pt-1 pb-3">
        <NavLinks waiting={waiting} collapsed={collapsed} />
      </nav>
    </aside>
  );
};
