'use client';
import { Ban, KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { Badge } from '../ui/badge';
import { When } from '../ui/when';
import { InviteDialog } from './invite-dialog';
import { RoleSelect } from './role-select';
import type { UserActions, UserItem } from './user-actions';
import { UserMenuActions } from './user-menu-actions';

interface Props {
  readonly users: readonly UserItem[];
  readonly selfId: number | null;
  readonly actions: UserActions;
}

/** All users with their roles. */
export const UsersTable = ({ users, selfId, actions }: Props) => {
  const t = useTranslations('settings');
  const columns = useMemo<readonly Column<UserItem>[]>(
    () => [
      {
        id: 'name',
        header: t('name'),
        value: (user) => user.name,
        onPhone: 'title',
        cell: (user) => (
          <span className="flex flex-wrap items-center gap-2">
            <span dir="auto" className={user.disabled ? 'text-faint line-through' : 'font-medium'}>
              {user.name}
            </span>
            {user.id === selfId ? <Badge>{t('thisIsYou')}</Badge> : null}
            {user.disabled ? (
              <Badge tone="danger" icon={<Ban aria-hidden="true" />}>
                {t('disabled')}
              </Badge>
            ) : null}
            {user.hasOneTimePassword && !user.disabled ? (
              <Badge tone="warn" icon={<KeyRound aria-hidden="true" />}>
                {t('notYetSignedIn')}
              </Badge>
            ) : null}
          </span>
        ),
      },
      { id: 'email', header: t('email'), value: (user) => user.email, cell: (user) => <span className="wrap-anywhere">{user.email}</span> },
      {
        id: 'role',
        header: t('role'),
        value: (user) => user.role,
        cell: (user) => <RoleSelect user={user} changeRole={actions.changeRole} />,
      },
      {
        id: 'seen',
        header: t('lastSeen'),
        value: (user) => user.lastSeenAt,
        align: 'right',
        cell: (user) => <When at={user.lastSeenAt} />,
      },
      {
        id: 'created',
        header: t('created'),
        value: (user) => user.createdAt,
        align: 'right',
        onPhone: 'hidden',
        cell: (user) => <When at={user.createdAt} precision="day" />,
      },
    ],
    [t, selfId, actions.changeRole],
  );
  return (
    <DataTable
      label={t('users')}
      columns={columns}
      rows={users}
      rowKey={(user) => String(user.id)}
      search={t('searchUsers')}
      toolbar={
        <div className="sm:ml-auto">
          <InviteDialog invite={actions.invite} />
        </div>
      }
      actions={(user) => <UserMenuActions user={user} actions={actions} />}
    />
  );
};
