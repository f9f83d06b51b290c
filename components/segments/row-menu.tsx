'use client';
import { ArrowDown, ArrowUp, Copy, Ellipsis, Eye, EyeOff, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu';

/** What can be done with a condition or group as a whole. */
export interface RowActions {
  readonly muted: boolean;
  readonly up: (() => void) | null;
  readonly down: (() => void) | null;
  readonly clone: () => void;
  readonly mute: () => void;
  readonly remove: () => void;
}

/** Alt with arrows, D, M or Backspace does what the menu does; keys of an input method are left alone. */
export const rowKeys =
  (actions: RowActions) =>
  (event: KeyboardEvent): void => {
    if (!event.altKey || event.nativeEvent.isComposing || event.defaultPrevented) return;
    const run: (() => void) | null | undefined = {
      ArrowUp: actions.up,
      ArrowDown: actions.down,
      KeyD: actions.clone,
      KeyM: actions.mute,
      Backspace: actions.remove,
    }[event.code];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

/** Move, duplicate, mute and remove, each with its key. */
export const RowMenu = ({ label, actions }: { readonly label: string; readonly actions: RowActions }) => {
  const t = useTranslations('segments');
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={label}>
          <Ellipsis aria-hidden="true" />
        </Button>
      }
    >
      <MenuItem icon={<ArrowUp aria-hidden="true" />} disabled={!actions.up} onClick={() => actions.up?.()} trailing={<Kbd>Alt ↑</Kbd>}>
        {t('moveUp')}
      </MenuItem>
      <MenuItem
        icon={<ArrowDown aria-hidden="true" />}
        disabled={!actions.down}
        onClick={() => actions.down?.()}
        trailing={<Kbd>Alt ↓</Kbd>}
      >
        {t('moveDown')}
      </MenuItem>
      <MenuItem icon={<Copy aria-hidden="true" />} onClick={actions.clone} trailing={<Kbd>Alt D</Kbd>}>
        {t('duplicate')}
      </MenuItem>
      <MenuItem
        icon={actions.muted ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
        onClick={actions.mute}
        trailing={<Kbd>Alt M</Kbd>}
      >
        {t(actions.muted ? 'unmute' : 'mute')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 aria-hidden="true" />} tone="danger" onClick={actions.remove} trailing={<Kbd>Alt ⌫</Kbd>}>
        {t('remove')}
      </MenuItem>
    </Menu>
  );
};
