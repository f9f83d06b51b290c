'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { Failure } from '@/lib/core/action-result';
import { ROLES } from '@/lib/core/roles';
import { FailureNotice } from '../ui/failure-notice';
import { Select } from '../ui/select';
import type { UserActions, UserItem } from './user-actions';

interface Props {
  readonly user: UserItem;
  readonly changeRole: UserActions['changeRole'];
}

/** The role of a user, changed in place; a refusal stays under it. */
export const RoleSelect = ({ user, changeRole }: Props) => {
  const t = useTranslations('settings');
  const nav = useTranslations('nav');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  return (
    <div className="-mx-2 flex flex-col gap-1 max-sm:items-end">
      <Select
        aria-label={t('roleOf', { name: user.name })}
        value={user.role}
        disabled={pending}
        onValueChange={(role) =>
          start(async () => {
            const result = await changeRole({ userId: user.id, role });
            setFailure(result.ok ? null : result.error);
          })
        }
        options={[...ROLES].reverse().map((value) => ({ value, label: nav(`role.${value}`), hint: t(`roleHint.${value}`) }))}
        className="h-7 w-40 border-transparent bg-transparent px-2 hover:border-control max-sm:h-7 max-sm:w-auto max-sm:text-sm"
      />
      <FailureNotice failure={failure} className="max-w-80" />
    </div>
  );
};
