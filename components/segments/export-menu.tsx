'use client';
import { ChevronDown, Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from '../ui/button-class';
import { cn } from '../ui/cn';
import { Menu, MenuItem } from '../ui/menu';

/** Downloads the people who may be written to; everyone matched is a choice of its own behind the arrow. */
export const ExportMenu = ({ id }: { readonly id: number }) => {
  const t = useTranslations('segments');
  const address = `/api/segments/${id}/export`;
  return (
    <span className="inline-flex">
      <a href={address} download className={cn(buttonClass('secondary'), 'rounded-r-none')}>
        <Download aria-hidden="true" />
        {t('exportReachable')}
      </a>
      <Menu
        trigger={
          <button type="button" aria-label={t('exportMore')} className={cn(buttonClass('secondary'), '-ml-px rounded-l-none px-1.5')}>
            <ChevronDown aria-hidden="true" />
          </button>
        }
      >
        <MenuItem render={<a href={`${address}?all=1`} download aria-label={t('exportAll')} />}>{t('exportAll')}</MenuItem>
      </Menu>
    </span>
  );
};
