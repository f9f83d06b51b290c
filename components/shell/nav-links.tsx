'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { cn } from '../ui/cn';
import { Tooltip } from '../ui/tooltip';
import { isUnder, NAV_ITEMS, type NavItem, SETTINGS_ITEM } from './nav-items';

interface Props {
  /** Merge suggestions that wait for a decision. */
  readonly waiting: number;
  /** Icons only. */
  readonly collapsed?: boolean;
  readonly onNavigate?: () => void;
}

/** The links of the navigation; used beside the page and in the drawer of a phone. */
export const NavLinks = ({ waiting, collapsed = false, onNavigate }: Props) => {
  const t = useTranslations('nav');
  const format = useFormatter();
  const path = usePathname();
  const link = ({ key, href, icon: Icon }: NavItem) => {
    const isHere = isUnder(path, href);
    const count = key === 'merges' && waiting > 0 ? waiting : null;
    const body = (
      <Link
        href={href}
        onClick={onNavigate}
        aria-current={isHere ? 'page' : undefined}
        className={cn(
          'relative flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium transition-colors max-md:h-10',
          isHere ? 'bg-hover text-ink' : 'text-soft hover:bg-hover/70 hover:text-ink',
          collapsed && 'justify-center',
        )}
      >
        <Icon aria-hidden="true" className={cn('size-4 shrink-0', isHere ? 'text-accent-text' : 'text-faint')} />
        <span className={cn('flex-1 truncate', collapsed && 'sr-only')}>{t(key)}</span>
        {count === null ? null : (
          <span
            className={cn(
              'text-xs font-normal tabular-nums',
              collapsed ? 'absolute top-1 right-1 size-1.5 overflow-hidden rounded-full bg-accent text-transparent' : 'text-faint',
            )}
          >
            <span className="sr-only">{t('waiting', { count })}</span>
            <span aria-hidden="true">{format.number(count, { notation: count > 9999 ? 'compact' : 'standard' })}</span>
          </span>
        )}
      </Link>
    );
    return (
      <li key={key}>
        {collapsed ? (
          <Tooltip content={t(key)} side="right">
            {body}
          </Tooltip>
        ) : (
          body
        )}
      </li>
    );
  };
  return (
    <div className="flex flex-1 flex-col justify-between gap-4">
      <ul className="flex flex-col gap-0.5">{NAV_ITEMS.map(link)}</ul>
      <ul>{link(SETTINGS_ITEM)}</ul>
    </div>
  );
};
