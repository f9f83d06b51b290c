'use client';
import { Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { Button } from '../ui/button';
import { Menu, MenuRadioGroup } from '../ui/menu';

type Theme = 'light' | 'dark' | 'system';

/** Light, dark, or as the system wants. */
export const ThemeMenu = () => {
  const t = useTranslations('nav');
  const { theme, setTheme } = useTheme();
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon" aria-label={t('theme')}>
          <Sun aria-hidden="true" className="dark:hidden" />
          <Moon aria-hidden="true" className="hidden dark:block" />
        </Button>
      }
    >
      <MenuRadioGroup<Theme>
        label={t('theme')}
        value={theme === 'light' || theme === 'dark' ? theme : 'system'}
        onValueChange={setTheme}
        options={[
          { value: 'light', label: t('light') },
          { value: 'dark', label: t('dark') },
          { value: 'system', label: t('system') },
        ]}
      />
    </Menu>
  );
};
