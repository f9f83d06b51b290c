'use client';
import { useTranslations } from 'next-intl';
import type { Health, PartHealth } from '@/lib/core/health';
import { ErrorState } from '../ui/error-state';
import { Stat, StatRow } from '../ui/stat';
import { When } from '../ui/when';
import { useHealth } from './use-health';

/** How the parts of this installation are, and how far the index is behind, as of a few seconds ago. */
export const SystemStatus = ({ first, at: firstAt }: { readonly first: Health; readonly at: Date }) => {
  const t = useTranslations('settings.systemState');
  const { health, at, isStale } = useHealth(first, firstAt);
  const { details } = health;
  const store = (part: PartHealth | undefined) => ({
    value: part ? t(part.up ? 'up' : 'down') : t('unknown'),
    detail: part?.latencyMs == null ? undefined : t('latency', { ms: part.latencyMs }),
  });
  const worker = details?.worker;
  const mirror = details?.mirror;
  const lag = mirror?.rows === 0 ? t('caughtUp') : mirror?.seconds == null ? t('unknown') : t('behind', { seconds: mirror.seconds });
  return (
    <section aria-label={t('title')} className="flex max-w-180 flex-col gap-3">
      {isStale ? <ErrorState title={t('noAnswer')} description={t('noAnswerText')} /> : null}
      <StatRow>
        <Stat label={t('postgres')} {...store(details?.postgres)} />
        <Stat label={t('clickhouse')} {...store(details?.clickhouse)} />
        <Stat
          label={t('worker')}
          value={worker ? t(worker.up ? 'up' : 'down') : t('unknown')}
          detail={worker?.heartbeatAgeSeconds == null ? t('neverHeard') : t('heard', { seconds: worker.heartbeatAgeSeconds })}
        />
        <Stat label={t('index')} value={lag} detail={mirror ? t('rows', { rows: mirror.rows }) : t('indexUnknown')} />
      </StatRow>
      <p className="text-xs text-faint">
        {t('asOf')} <When at={at} precision="second" />
      </p>
    </section>
  );
};
