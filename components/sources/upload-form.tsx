'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import { Button } from '../ui/button';
import { FailureNotice } from '../ui/failure-notice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { DropZone } from './drop-zone';
import { UploadList } from './upload-list';
import { useBytes } from './use-bytes';
import { useUploads } from './use-uploads';

interface Props {
  /** Names of the sources there are, to choose from while typing. */
  readonly sourceNames: readonly string[];
  readonly startName: string;
  readonly createDraft: (input: { uploadIds: string[]; sourceName: string }) => Promise<ActionResult<{ importId: number }>>;
}

/** `2024-05_shop-orders (3).csv` → `shop orders`. */
const nameOfFile = (fileName: string): string =>
  fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[\d]{2,}[-_.\d]*|\(\d+\)/g, ' ')
    .replace(/[-_.]+/g, ' ')
    .trim()
    .slice(0, 80);

/** Choose files, see them arrive, name their source, go on to the draft. */
export const UploadForm = ({ sourceNames, startName, createDraft }: Props) => {
  const t = useTranslations('sources');
  const bytes = useBytes();
  const router = useRouter();
  const { items, add, retry, remove } = useUploads();
  const [name, setName] = useState(startName);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  const sourceName = name.trim();
  const isReady = items.length > 0 && items.every((item) => item.state === 'done') && sourceName !== '';
  const choose = (files: readonly File[]): void => {
    const [first] = files;
    if (name === '' && first) setName(nameOfFile(first.name) || first.name);
    setFailure(null);
    add(files);
  };
  const submit = (): void =>
    start(async () => {
      const uploadIds = items.flatMap((item) => (item.uploadId ? [item.uploadId] : []));
      const result = await createDraft({ uploadIds, sourceName });
      if (result.ok) router.push(`/sources/imports/${result.value.importId}`);
      else setFailure(result.error);
    });
  return (
    <div className="flex w-full max-w-180 flex-col gap-5">
      <DropZone onFiles={choose} />
      {items.length > 0 ? <UploadList items={items} onRetry={retry} onRemove={remove} /> : null}
      <Field label={t('sourceName')} hint={t('sourceNameHint')} name="sourceName">
        <Input value={name} maxLength={120} list="source-names" onChange={(event) => setName(event.target.value)} />
      </Field>
      <datalist id="source-names">
        {sourceNames.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <FailureNotice failure={failure} />
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" disabled={!isReady} pending={pending} onClick={submit}>
          {t('readFiles')}
        </Button>
        {items.length > 0 ? (
          <span className="text-sm text-faint tabular-nums" aria-live="polite">
            {t('filesChosen', { count: items.length, size: bytes(items.reduce((sum, item) => sum + item.size, 0)) })}
          </span>
        ) : null}
      </div>
    </div>
  );
};
