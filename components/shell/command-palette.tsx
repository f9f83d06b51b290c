'use client';
import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { Moon, Search, Sun, UserRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useEffect, useState } from 'react';
import type { ActionResult } from '@/lib/core/action-result';
import { FailureNotice } from '../ui/failure-notice';
import { Kbd } from '../ui/kbd';
import { Spinner } from '../ui/spinner';
import { NAV_ITEMS, SETTINGS_ITEM } from './nav-items';
import type { PersonHit } from './person-hit';
import { usePeopleSearch } from './use-people-search';

interface Props {
  readonly searchPeople: (text: string) => Promise<ActionResult<readonly PersonHit[]>>;
}

const ITEM =
  'flex h-9 cursor-default items-center gap-2.5 rounded-md px-2 text-sm data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint';
const GROUP =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint';

const matches = (label: string, text: string): boolean => label.toLowerCase().includes(text.trim().toLowerCase());

const useShortcut = (open: () => void) => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);
};

/** Ctrl+K: go to a page, find a person, switch the theme. */
export const CommandPalette = ({ searchPeople }: Props) => {
  const t = useTranslations('nav');
  const router = useRouter();
  const { resolvedTheme, setTheme } = useTheme();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const { hits, pending, failure } = usePeopleSearch(text, searchPeople);
  const [toggle] = useState(() => () => setOpen((now) => !now));
  useShortcut(toggle);
  const close = () => {
    setOpen(false);
    setText('');
  };
  const go = (href: string) => {
    close();
    router.push(href);
  };
  const pages = [...NAV_ITEMS, SETTINGS_ITEM].filter((item) => matches(t(item.key), text));
  const themeLabel = resolvedTheme === 'dark' ? t('toLight') : t('toDark');
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? setOpen(true) : close())}>
      <Dialog.Trigger
        aria-label={t('searchOrJump')}
        className="flex h-8 items-center gap-2 rounded-md border border-control/50 bg-surface px-2 text-sm text-faint transition-colors hover:border-control hover:text-ink max-sm:w-8 max-sm:justify-center max-sm:border-transparent max-sm:bg-transparent sm:w-56"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="flex-1 text-left max-sm:hidden">{t('searchOrJump')}</span>
        <span className="max-sm:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-black/25 dark:bg-black/55" />
        <Dialog.Popup className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-140 -translate-x-1/2 overflow-hidden rounded-lg bg-surface shadow-float outline-none">
          <Dialog.Title className="sr-only">{t('searchOrJump')}</Dialog.Title>
          <Command shouldFilter={false} loop label={t('searchOrJump')}>
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden="true" className="size-4 shrink-0 text-faint" />
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder={t('palettePlaceholder')}
                className="h-12 flex-1 bg-transparent text-base outline-none placeholder:text-faint"
              />
              {pending ? <Spinner className="text-faint" /> : null}
            </div>
            <Command.List className="max-h-[50vh] overflow-y-auto p-2">
              <FailureNotice failure={failure} />
              {pages.length === 0 && hits.length === 0 && !pending && !failure && !matches(themeLabel, text) ? (
                <p className="px-2 py-6 text-center text-sm text-faint">{t('paletteEmpty')}</p>
              ) : null}
              {hits.length > 0 ? (
                <Command.Group heading={t('people')} className={GROUP}>
                  {hits.map((hit) => (
                    <Command.Item key={hit.id} value={`person-${hit.id}`} onSelect={() => go(`/profiles/${hit.id}`)} className={ITEM}>
                      <UserRound aria-hidden="true" />
                      <span dir="auto" className="truncate">
                        {hit.name}
                      </span>
                      <span className="ml-auto truncate text-xs text-faint">{hit.detail}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              ) : null}
              {pages.length > 0 ? (
                <Command.Group heading={t('goTo')} className={GROUP}>
                  {pages.map(({ key, href, icon: Icon }) => (
                    <Command.Item key={key} value={key} onSelect={() => go(href)} className={ITEM}>
                      <Icon aria-hidden="true" />
                      {t(key)}
                    </Command.Item>
                  ))}
                </Command.Group>
              ) : null}
              {matches(themeLabel, text) ? (
                <Command.Group heading={t('commands')} className={GROUP}>
                  <Command.Item
                    value="theme"
                    onSelect={() => {
                      setTheme(resolvedTheme === 'dark' ? 'light' : 'dark');
                      close();
                    }}
                    className={ITEM}
                  >
                    {resolvedTheme === 'dark' ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
                    {themeLabel}
                  </Command.Item>
                </Command.Group>
              ) : null}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
