'use client';
import { Menu } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { NavLinks } from './nav-links';

interface Props {
  readonly organisation: string;
  readonly waiting: number;
}

/** The navigation of a phone. */
export const NavDrawer = ({ organisation, waiting }: Props) => {
  const t = useTranslations('nav');
  const [open, setOpen] = useState(false);
  return (
    <Sheet
      side="left"
      open={open}
      onOpenChange={setOpen}
      title={organisation || t('product')}
      trigger={
        <Button variant="ghost" size="icon" aria-label={t('open')} className="-ml-1.5 md:hidden">
          <Menu aria-hidden="true" />
        </Button>
      }
    >
      <nav aria-label={t('main')} className="flex min-h-full flex-col">
        <NavLinks waiting={waiting} onNavigate={() => setOpen(false)} />
      </nav>
    </Sheet>
  );
};
