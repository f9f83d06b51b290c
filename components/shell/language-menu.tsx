'use client';
import { Languages } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '../ui/button';
import { Menu, MenuRadioGroup } from '../ui/menu';

interface Props {
  /** Remembers the language. */
  readonly setLocale: (locale: string) => Promise<unknown>;
}

/** The language of the interface, each named in itself. */
export const LanguageMenu = ({ setLocale }: Props) => {
  const t = useTranslations('nav');
  const locale = useLocale();
  const router = useRouter();
  const [, start] = useTransition();
  const choose = (next: string) =>
    start(async () => {
      await setLocale(next);
      router.refresh();
    });
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon" aria-label={t('language')}>
          <Languages aria-hidden="true" />
        </Button>
      }
    >
      <MenuRadioGroup
        label={t('language')}
        value={locale}
        onValueChange={choose}
        options={[
          { value: 'en', label: 'English', lang: 'en' },
          { value: 'zh-CN', label: '简体中文', lang: 'zh-CN' },
        ]}
      />
    </Menu>
  );
};
