import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { UsersTable } from '@/components/settings/users-table';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { listUsers } from '@/lib/server/users/list-users';
import {
  changeRoleAction,
  deleteUserAction,
  inviteUserAction,
  resetPasswordAction,
  setUserDisabledAction,
  signOutUserAction,
} from './actions';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('settings'))('users') });

const UsersPage = async () => {
  const ctx = await getPageContext('admin');
  const users = await listUsers(ctx);
  return (
    <UsersTable
      users={users}
      selfId={ctx.actor.userId}
      actions={{
        invite: inviteUserAction,
        changeRole: changeRoleAction,
        setDisabled: setUserDisabledAction,
        resetPassword: resetPasswordAction,
        signOut: signOutUserAction,
        remove: deleteUserAction,
      }}
    />
  );
};

export default UsersPage;
