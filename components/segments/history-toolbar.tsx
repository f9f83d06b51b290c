'use client';
import { Redo2, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useQueryBuilderHistory } from 'react-querybuilder/history';
import { Button } from '../ui/button';

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName));

/** Undo and redo of the rule, also by Ctrl+Z and Shift+Ctrl+Z outside of text fields, which have their own. */
export const HistoryToolbar = ({ builderId }: { readonly builderId: string }) => {
  const t = useTranslations('segments');
  const { undo, redo, canUndo, canRedo } = useQueryBuilderHistory(builderId);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [undo, redo]);
  return (
    <div className="flex gap-1">
      <Button variant="ghost" size="icon-sm" aria-label={t('undo')} title={`${t('undo')} (Ctrl Z)`} disabled={!canUndo} onClick={undo}>
        <Undo2 aria-hidden="true" />
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t('redo')}
        title={`${t('redo')} (Ctrl Shift Z)`}
        disabled={!canRedo}
        onClick={redo}
      >
        <Redo2 aria-hidden="true" />
      </Button>
    </div>
  );
};
