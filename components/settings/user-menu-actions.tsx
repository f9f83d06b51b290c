'use client';
import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Dialog, DialogClose } from '../ui/dialog';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu';
import { OneTimePassword } from './one-time-password';
import type { UserActions, UserItem } from './user-actions';

type Question = 'signOut' | 'resetPassword' | 'disable' | 'enable' | 'remove';

interface Props {
  readonly user: UserItem;
  readonly actions: UserActions;
}

/** What an administrator can do with one user, each asked first. */
export const UserMenuActions = ({ user, actions }: Props) => {
  const t = useTranslations('settings');
  const [question, setQuestion] = useState<Question | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  const userId = user.id;
  const run = async () => {
    if (question === 'signOut') return actions.signOut({ userId });
    if (question === 'remove') return actions.remove({ userId });
    if (question !== 'resetPassword') return actions.setDisabled({ userId, disabled: question === 'disable' });
    const result = await actions.resetPassword({ userId });
    if (result.ok) setPassword(result.value.password);
    return result;
  };
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={t('actionsFor', { name: user.name })}>
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem onClick={() => setQuestion('resetPassword')}>{t('ask.resetPassword.do')}</MenuItem>
        <MenuItem onClick={() => setQuestion('signOut')}>{t('ask.signOut.do')}</MenuItem>
        <MenuSeparator />
        <MenuItem onClick={() => setQuestion(user.disabled ? 'enable' : 'disable')}>
          {t(`ask.${user.disabled ? 'enable' : 'disable'}.do`)}
        </MenuItem>
        <MenuItem tone="danger" onClick={() => setQuestion('remove')}>
          {t('ask.remove.do')}
        </MenuItem>
      </Menu>
      {question ? (
        <ConfirmDialog
          open
          onOpenChange={(open) => (open ? undefined : setQuestion(null))}
          title={t(`ask.${question}.title`, { name: user.name })}
          description={t(`ask.${question}.text`)}
          confirm={t(`ask.${question}.do`)}
          tone={question === 'remove' || question === 'disable' ? 'danger' : 'primary'}
          action={run}
        />
      ) : null}
      <Dialog
        open={password !== null}
        onOpenChange={(open) => (open ? undefined : setPassword(null))}
        title={t('newOneTime')}
        footer={<DialogClose render={<Button variant="primary">{t('done')}</Button>} />}
      >
        {password ? <OneTimePassword password={password} /> : null}
      </Dialog>
    </>
  );
};
