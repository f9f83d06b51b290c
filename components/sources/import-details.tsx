'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ImportView } from '@/lib/ingest/import-view';
import { Card } from '../ui/card';
import { When } from '../ui/when';
import { useBytes } from './use-bytes';
import { useSourceWords } from './use-source-words';

/** Files named before the rest is counted. */
const FILES_SHOWN = 8;

/** Where an import came from: files, times, who, rules and mapping. */
export const ImportDetails = ({ view }: { readonly view: ImportView }) => {
  const t = useTranslations('sources');
  const format = useFormatter();
  const bytes = useBytes();
  const { targetName } = useSourceWords();
  const seconds =
    view.startedAt && view.finishedAt ? (new Date(view.finishedAt).getTime() - new Date(view.startedAt).getTime()) / 1000 : null;
  const line = (label: string, value: ReactNode) => (
    <div className="col-span-2 grid grid-cols-subgrid items-baseline gap-x-4">
      <dt className="text-faint">{label}</dt>
      <dd className="min-w-0 break-words tabular-nums">{value}</dd>
    </div>
  );
  const used = view.mapping.columns.filter(({ target }) => target !== 'ignore');
  return (
    <Card title={t('details')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        {line(
          t('files'),
          <ul>
            {view.files.slice(0, FILES_SHOWN).map((file) => (
              <li key={file.uploadId}>
                <span className="break-all">{file.name}</span> <span className="text-faint">{bytes(file.sizeBytes)}</span>
              </li>
            ))}
            {view.files.length > FILES_SHOWN ? (
              <li className="text-faint">{t('andMore', { count: view.files.length - FILES_SHOWN })}</li>
            ) : null}
          </ul>,
        )}
        {line(t('kindLabel'), t(`kind.${view.mapping.kind}`))}
        {line(
          t('startedAt'),
          <>
            <When at={view.startedAt} precision="second" /> {view.createdBy ? t('by', { name: view.createdBy }) : null}
          </>,
        )}
        {view.status === 'done' && seconds !== null
          ? line(
              t('finishedAt'),
              <>
                <When at={view.finishedAt} precision="second" />{' '}
                <span className="text-faint" hidden={seconds < 1}>
                  {t('took', {
                    seconds: format.number(seconds, { maximumFractionDigits: 1 }),
                    speed: format.number(Math.round(view.rowsRead / Math.max(0.1, seconds))),
                  })}
                </span>
              </>,
            )
          : null}
        {line(t('ruleVersion'), t('ruleVersionValue', { version: view.ruleVersion }))}
        {line(
          t('mappingTitle'),
          <ul>
            {used.map((column) => (
              <li key={column.column}>
                <span dir="auto">{column.header}</span> <span className="text-faint">→ {targetName(column.target)}</span>
              </li>
            ))}
          </ul>,
        )}
      </dl>
    </Card>
  );
};
