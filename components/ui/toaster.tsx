'use client';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { Toaster as Base } from 'sonner';

/** Where results of background work appear. Call `toast(…)` of sonner with an undo `action`; errors stay where they happen instead. */
export const Toaster = () => {
  const { resolvedTheme } = useTheme();
  const t = useTranslations('ui');
  return (
    <Base
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      containerAriaLabel={t('notifications')}
      toastOptions={{
        style: {
          background: 'var(--surface)',
          color: 'var(--ink)',
          border: '1px solid var(--line)',
          borderRadius: 8,
          fontFamily: 'inherit',
          fontSize: 13,
        },
      }}
    />
  );
};
