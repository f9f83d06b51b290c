import { useFormatter, useTranslations } from 'next-intl';
import type { Overview } from '@/lib/core/overview';
import { shownScore } from '@/lib/quality/score';
import { Figure } from '../ui/figure';
import { Stat, StatRow } from '../ui/stat';

/** What came in and what it found, each number leading to what is behind it. */
export const OverviewFigures = ({ cameIn, found }: Pick<Overview, 'cameIn' | 'found'>) => {
  const t = useTranslations('overview');
  const format = useFormatter();
  const score = found.quality?.score ?? null;
  const day = found.quality
    ? t('asOfDay', { day: format.dateTime(new Date(`${found.quality.day}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' }) })
    : t('qualityNone');
  return (
    <>
      <section aria-labelledby="came-in" className="flex flex-col gap-2">
        <h2 id="came-in" className="text-base">
          {t('came')}
        </h2>
        <StatRow>
          <Stat
            label={t('sources')}
            value={<Figure value={cameIn.sources} />}
            detail={t('sourcesDetail', { count: cameIn.imports })}
            href="/sources"
          />
          <Stat label={t('read')} value={<Figure value={cameIn.rowsRead} />} href="/sources/imports" />
          <Stat label={t('quarantined')} value={<Figure value={cameIn.quarantined} />} href="/sources/imports?sort=-quarantined" />
          <Stat label={t('events')} value={<Figure value={found.events} />} href="/quality/fields?type=behavioural" />
        </StatRow>
      </section>
      <section aria-labelledby="found" className="flex flex-col gap-2">
        <h2 id="found" className="text-base">
          {t('found')}
        </h2>
        <StatRow>
          <Stat
            label={t('profiles')}
            value={<Figure value={found.profiles} />}
            detail={t('ofRecords', { count: found.records })}
            href="/profiles"
          />
          <Stat
            label={t('merges')}
            value={<Figure value={found.suggestions} />}
            detail={t('merged', { count: found.merged })}
            href="/merges"
          />
          <Stat label={t('segments')} value={<Figure value={found.segments} />} href="/segments" />
          <Stat
            label={t('quality')}
            value={<Figure value={score === null ? null : shownScore(score)} kind="score" />}
            detail={day}
            href="/quality"
          />
          <Stat
            label={t('leads')}
            value={<Figure value={found.leads} />}
            detail={t('customers', { count: found.customers })}
            href="/campaigns"
          />
        </StatRow>
      </section>
    </>
  );
};
