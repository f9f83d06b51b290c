import { CircleAlert, CircleCheck, LoaderCircle, type LucideIcon, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Overview } from '@/lib/core/overview';
import { Badge, type Tone } from '../ui/badge';
import { Card } from '../ui/card';
import { When } from '../ui/when';

const LOOKS: Readonly<Record<string, readonly [Tone, LucideIcon]>> = {
  done: ['good', CircleCheck],
  failed: ['danger', CircleAlert],
  running: ['info', LoaderCircle],
  queued: ['info', LoaderCircle],
  undone: ['warn', Undo2],
  undoing: ['warn', Undo2],
};

const ImportStatusBadge = ({ status }: { readonly status: string }) => {
  const t = useTranslations('overview');
  const [tone, Icon] = LOOKS[status] ?? ['neutral', null];
  return (
    <Badge tone={tone} icon={Icon ? <Icon aria-hidden="true" /> : undefined}>
      {t.has(`status.${status}`) ? t(`status.${status}`) : status}
    </Badge>
  );
};

/** Where the rows of an import went; what is none is left out. */
const PARTS = ['created', 'updated', 'unchanged', 'quarantined'] as const;

/** The latest imports with what became of their rows. */
export const LatestImports = ({ latest }: { readonly latest: Overview['cameIn']['latest'] }) => {
  const t = useTranslations('overview');
  return (
    <Card title={t('latest')} description={t('cameText')}>
      <ul className="-mx-2 flex flex-col">
        {latest.map((item) => (
          <li key={item.id} className="relative flex flex-col gap-0.5 rounded-md px-2 py-1.5 transition-colors hover:bg-hover/60">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link href={`/sources/imports/${item.id}`} className="rounded-sm text-base font-medium after:absolute after:inset-0">
                {item.source}
              </Link>
              <ImportStatusBadge status={item.status} />
              <span className="ml-auto text-sm text-faint">
                <When at={item.finishedAt ?? item.createdAt} />
              </span>
            </div>
            <p className="text-sm text-soft tabular-nums">
              {t('rows', { count: item.rowsRead })}
              {PARTS.some((part) => item[part] > 0) ? (
                <span className="text-faint">
                  {' · '}
                  {PARTS.filter((part) => item[part] > 0)
                    .map((part) => t(`result.${part}`, { count: item[part] }))
                    .join(' · ')}
                </span>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
};
