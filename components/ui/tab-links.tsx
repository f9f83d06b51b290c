'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface Props {
  /** Name of the navigation for assistive technology. */
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly label: ReactNode; readonly count?: ReactNode }[];
}

/** Tabs that are pages: the link whose address is the current one is marked. */
export const TabLinks = ({ label, links }: Props) => {
  const path = usePathname();
  return (
    <nav aria-label={label} className="flex gap-5 overflow-x-auto border-b">
      {links.map((link) => {
        const isHere = path === link.href;
        return (
          <Link
            key={link.href}
            href={link.href}
            aria-current={isHere ? 'page' : undefined}
            className={cn(
              'flex h-9 shrink-0 items-center gap-1.5 border-b-2 text-sm font-medium transition-colors focus-visible:-outline-offset-2',
              isHere ? 'border-accent text-ink' : 'border-transparent text-faint hover:text-ink',
            )}
          >
            {link.label}
            {link.count === undefined ? null : <span className="text-xs font-normal text-faint tabular-nums">{link.count}</span>}
          </Link>
        );
      })}
    </nav>
  );
};
