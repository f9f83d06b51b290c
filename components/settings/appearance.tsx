'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useEffect, useState, useTransition } from 'react';
import { Field } from '../ui/field';
import { Select } from '../ui/select';

interface Props {
  readonly setLocale: (locale: string) => Promise<unknown>;
}

/** Language and theme. The theme is known only in the browser, so its control is filled after the first drawing. */
export const Appearance = ({ setLocale }: Props) => {
  const t = useTranslations('nav');
  const locale = useLocale();
  const router = useRouter();
  const { theme, setTheme } = useTheme();
  const [shown, setShown] = useState<string | null>(null);
  const [, start] = useTransition();
  useEffect(() => setShown(theme ?? 'system'), [theme]);
  const choose = (next: string) =>
    start(async () => {
      await setLocale(next);
      router.refresh();
    });
  return (
    <div className="flex max-w-90 flex-col gap-4">
      <Field label={t('language')}>
        <Select
          value={locale}
          onValueChange={choose}
          options={[
            { value: 'en', label: <span lang="en">English</span> },
            { value: 'zh-CN', label: <span lang="zh-CN">简体中文</span> },
          ]}
        />
      </Field>
      <Field label={t('theme')}>
        <Select
          value={shown}
          onValueChange={setTheme}
          options={[
            { value: 'light', label: t('light') },
            { value: 'dark', label: t('dark') },
            { value: 'system', label: t('system') },
          ]}
        />
      </Field>
    </div>
  );
};
