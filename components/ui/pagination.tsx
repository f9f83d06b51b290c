'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from './button';

interface Props {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onPageChange: (page: number) => void;
  /** All of them in words, where they are no rows. */
  readonly counted?: string | undefined;
}

/** "1–50 of 12,400" and the way to the next page. Nothing when there is nothing. */
export const Pagination = ({ page, pageSize, total, onPageChange, counted }: Props) => {
  const t = useTranslations('ui');
  const format = useFormatter();
  if (total === 0) return null;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const here = Math.min(Math.max(1, page), pages);
  // One page needs no navigation, and a page with several tables would have several of one name.
  const Frame = pages > 1 ? 'nav' : 'div';
  const range = {
    from: format.number((here - 1) * pageSize + 1),
    to: format.number(Math.min(total, here * pageSize)),
    total: format.number(total),
  };
  return (
    <Frame {...(pages > 1 ? { 'aria-label': t('pages') } : {})} className="flex items-center justify-between gap-4 text-sm text-soft">
      <p className="tabular-nums" aria-live="polite">
        {pages > 1 ? t('range', range) : (counted ?? t('rows', { count: total }))}
      </p>
      {pages > 1 ? (
        <div className="flex items-center gap-1">
          <Button variant="ghost" size="icon-sm" aria-label={t('previousPage')} disabled={here <= 1} onClick={() => onPageChange(here - 1)}>
            <ChevronLeft aria-hidden="true" />
          </Button>
          <span className="px-1 tabular-nums">{t('pageOf', { page: format.number(here), pages: format.number(pages) })}</span>
          <Button variant="ghost" size="icon-sm" aria-label={t('nextPage')} disabled={here >= pages} onClick={() => onPageChange(here + 1)}>
            <ChevronRight aria-hidden="true" />
          </Button>
        </div>
      ) : null}
    </Frame>
  );
};
