'use client';
import { CircleAlert, CircleCheck, RotateCw, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button';
import { FailureNotice } from '../ui/failure-notice';
import { Progress } from '../ui/progress';
import { useBytes } from './use-bytes';
import type { UploadItem } from './use-uploads';

interface Props {
  readonly items: readonly UploadItem[];
  readonly onRetry: (key: string) => void;
  readonly onRemove: (key: string) => void;
}

/** Rows shown at once; of very many files those still on their way come first. */
const SHOWN = 12;
const ORDER = { failed: 0, retrying: 1, uploading: 2, waiting: 3, done: 4 } as const;

const Line = ({ item, onRetry, onRemove }: { readonly item: UploadItem } & Omit<Props, 'items'>) => {
  const t = useTranslations('sources');
  const bytes = useBytes();
  const words = {
    waiting: t('waiting'),
    uploading: t('uploading'),
    retrying: t('resumed'),
    done: t('uploaded'),
    failed: t('uploadFailed'),
  };
  return (
    <li className="flex flex-col gap-2 px-4 py-2.5">
      <div className="flex items-center gap-3">
        {item.state === 'done' ? <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-good" /> : null}
        {item.state === 'failed' ? <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-danger" /> : null}
        <div className="min-w-0 flex-1">
          {item.state === 'done' || item.state === 'failed' ? (
            <div className="flex justify-between gap-4 text-sm">
              <span className="min-w-0 truncate">{item.name}</span>
              <span className="shrink-0 text-faint tabular-nums">
                {words[item.state]} · {bytes(item.size)}
              </span>
            </div>
          ) : (
            <Progress
              label={item.name}
              value={item.size === 0 ? null : item.sent / item.size}
              detail={`${words[item.state]} · ${t('ofBytes', { done: bytes(item.sent), total: bytes(item.size) })}`}
            />
          )}
        </div>
        {item.state === 'failed' ? (
          <Button size="sm" onClick={() => onRetry(item.key)}>
            <RotateCw aria-hidden="true" />
            {t('retry')}
          </Button>
        ) : null}
        <Button variant="ghost" size="icon-sm" aria-label={t('remove', { name: item.name })} onClick={() => onRemove(item.key)}>
          <X aria-hidden="true" />
        </Button>
      </div>
      <FailureNotice failure={item.failure} />
    </li>
  );
};

/** The chosen files with how far each is. */
export const UploadList = ({ items, onRetry, onRemove }: Props) => {
  const t = useTranslations('sources');
  const sorted = items.length > SHOWN ? [...items].sort((a, b) => ORDER[a.state] - ORDER[b.state]) : items;
  return (
    <ul className="flex flex-col divide-y rounded-lg border bg-surface" aria-label={t('files')}>
      {sorted.slice(0, SHOWN).map((item) => (
        <Line key={item.key} item={item} onRetry={onRetry} onRemove={onRemove} />
      ))}
      {items.length > SHOWN ? (
        <li className="px-4 py-2.5 text-sm text-faint tabular-nums">{t('andMore', { count: items.length - SHOWN })}</li>
      ) : null}
    </ul>
  );
};
