'use client';
import { LogOut, UserRound } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Role } from '@/lib/core/roles';
import { Button } from '../ui/button';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu';
import { signOutHere } from '../ui/sign-out-here';

interface Props {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** Who is signed in, their page, and the way out. */
export const UserMenu = ({ name, email, role }: Props) => {
  const t = useTranslations('nav');
  const initial = [...name.trim()][0]?.toUpperCase() ?? '?';
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon" aria-label={t('userMenu', { name })}>
          <span
            aria-hidden="true"
            className="grid size-6 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-text"
          >
            {initial}
          </span>
        </Button>
      }
    >
      <div className="flex max-w-64 flex-col px-2 pt-1.5 pb-2 text-sm">
        <span className="truncate font-medium">{name}</span>
        <span className="truncate text-xs text-faint">{email}</span>
        <span className="text-xs text-faint">{t(`role.${role}`)}</span>
      </div>
      <MenuSeparator />
      <MenuItem icon={<UserRound aria-hidden="true" />} render={<Link href="/settings" />}>
        {t('yourSettings')}
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden="true" />} onClick={() => void signOutHere()}>
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
};
