'use client';
import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState, useTransition } from 'react';
import type { Failure } from '@/lib/core/action-result';
import { ROLES, type Role } from '@/lib/core/roles';
import { Button } from '../ui/button';
import { Dialog, DialogClose } from '../ui/dialog';
import { FailureNotice } from '../ui/failure-notice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { OneTimePassword } from './one-time-password';
import type { UserActions } from './user-actions';

interface Props {
  readonly invite: UserActions['invite'];
}

/** Adds a user, then shows the password to hand over. */
export const InviteDialog = ({ invite }: Props) => {
  const t = useTranslations('settings');
  const nav = useTranslations('nav');
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<Role>('analyst');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const show = (next: boolean) => {
    setOpen(next);
    setFailure(null);
    setPassword(null);
    setRole('analyst');
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    start(async () => {
      const result = await invite({ email: String(form.get('email')), name: String(form.get('name')), role });
      if (result.ok) setPassword(result.value.password);
      setFailure(result.ok ? null : result.error);
    });
  };
  const footer = password ? (
    <DialogClose render={<Button variant="primary">{t('done')}</Button>} />
  ) : (
    <>
      <DialogClose render={<Button>{t('cancel')}</Button>} />
      <Button type="submit" form={formId} variant="primary" pending={pending}>
        {t('invite')}
      </Button>
    </>
  );
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      title={password ? t('invited') : t('invite')}
      description={password ? undefined : t('inviteText')}
      footer={footer}
      trigger={
        <Button variant="primary">
          <UserPlus aria-hidden="true" />
          {t('invite')}
        </Button>
      }
    >
      {password ? (
        <OneTimePassword password={password} />
      ) : (
        <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
          <Field label={t('name')} name="name">
            <Input required maxLength={120} autoComplete="off" autoFocus />
          </Field>
          <Field label={t('email')} name="email">
            <Input type="email" required autoComplete="off" />
          </Field>
          <Field label={t('role')}>
            <Select
              value={role}
              onValueChange={setRole}
              options={[...ROLES].reverse().map((value) => ({ value, label: nav(`role.${value}`), hint: t(`roleHint.${value}`) }))}
            />
          </Field>
          <FailureNotice failure={failure} />
        </form>
      )}
    </Dialog>
  );
};
