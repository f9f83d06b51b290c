'use client';
import { Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '../ui/button';
import { cn } from '../ui/cn';

const ACCEPTED = '.csv,.tsv,.txt,.tab,text/csv,text/plain,text/tab-separated-values';

/** A place to drop files, with a button that does the same. */
export const DropZone = ({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) => {
  const t = useTranslations('sources');
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <section
      aria-label={t('drop')}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={cn(
        'flex flex-col items-center gap-2 rounded-lg border border-dashed px-6 py-10 text-center transition-colors',
        isOver ? 'border-accent bg-accent-soft' : 'border-control/60 bg-surface',
      )}
    >
      <div className="grid size-10 place-items-center rounded-lg bg-sunken text-faint">
        <Upload aria-hidden="true" className="size-5" />
      </div>
      <p className="text-base font-medium">
        {t('drop')} <span className="font-normal text-faint max-sm:hidden">{t('dropOr')}</span>
      </p>
      <Button variant="primary" onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
      <p className="text-sm text-faint">{t('dropHint')}</p>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </section>
  );
};
