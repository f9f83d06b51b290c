'use client';
import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { useCrumbName } from '../ui/crumb';

/** Where we are, from the address: names of pages; things by the name that the page hands over, else by number. */
export const Breadcrumb = () => {
  const t = useTranslations('nav');
  const thing = useCrumbName();
  const segments = usePathname().split('/').filter(Boolean);
  const crumbs = segments.length === 0 ? [''] : segments;
  const name = (segment: string): string => {
    if (segment === '') return t('overview');
    const key = `crumb.${segment}`;
    if (t.has(key)) return t(key);
    if (t.has(segment)) return t(segment);
    return /^\d+$/.test(segment) ? (thing ?? `#${segment}`) : decodeURIComponent(segment);
  };
  return (
    <nav aria-label={t('breadcrumb')} className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {crumbs.map((segment, i) => {
          const href = `/${segments.slice(0, i + 1).join('/')}`;
          const isLast = i === crumbs.length - 1;
          return (
            <Fragment key={href}>
              {i > 0 ? (
                <li aria-hidden="true" className="text-faint max-sm:hidden">
                  <ChevronRight className="size-3.5" />
                </li>
              ) : null}
              <li className={isLast ? 'max-w-[32ch] min-w-0 truncate font-medium' : 'max-w-[32ch] shrink-0 truncate max-sm:hidden'}>
                {isLast ? (
                  <span aria-current="page" dir="auto" title={name(segment)}>
                    {name(segment)}
                  </span>
                ) : (
                  <Link href={href} className="rounded-sm text-faint hover:text-ink">
                    {name(segment)}
                  </Link>
                )}
              </li>
            </Fragment>
          );
        })}
      </ol>
    </nav>
  );
};
