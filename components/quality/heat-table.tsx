'use client';
import { useTranslations } from 'next-intl';
import { useQueryState } from 'nuqs';
import type { QualityReport } from '@/lib/quality/measure';
import { GOOD_FROM, heatClass, TONE_SAMPLES, WATCH_FROM } from '../charts/score-tone';
import { Card } from '../ui/card';
import { Chip } from '../ui/chip';
import { cn } from '../ui/cn';
import { HeatCell } from './heat-cell';
import { HEAT_VIEWS, heatParsers } from './quality-params';
import { useQualityWords } from './use-quality-words';

const HEAD = 'h-9 border-b bg-canvas px-2 text-xs font-medium text-faint';
const SIDE = 'sticky left-0 z-10 h-9 border-b bg-surface px-4 text-left text-sm font-normal whitespace-nowrap';

/** Every field of every source as one table of numbers; coloured by what the score means. */
export const HeatTable = ({ report }: { readonly report: Pick<QualityReport, 'sources' | 'fields' | 'cells' | 'total'> }) => {
  const sources = report.sources.filter((source) => source.total.score !== null);
  const t = useTranslations('quality');
  const { fieldName } = useQualityWords();
  const [view, setView] = useQueryState('view', heatParsers.view.withOptions({ history: 'replace' }));
  const cells = new Map(report.cells.map((cell) => [`${cell.sourceId} ${cell.field}`, cell.total]));
  const fields = [...report.fields].sort((a, b) => (a.total.score ?? 101) - (b.total.score ?? 101));
  return (
    <Card
      flush
      title={t('heat')}
      description={t('heatLead')}
      actions={
        <div className="flex flex-wrap gap-1.5">
          {HEAT_VIEWS.map((option) => (
            <Chip key={option} label={t(`dimensions.${option}`)} selected={view === option} onClick={() => void setView(option)}>
              {t(`dimensions.${option}`)}
            </Chip>
          ))}
        </div>
      }
    >
      <section
        aria-label={t('heat')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard
        tabIndex={0}
        className="relative overflow-x-auto focus-visible:-outline-offset-2"
      >
        <table className="w-full border-separate border-spacing-0">
          <caption className="sr-only">{t('heat')}</caption>
          <thead>
            <tr>
              <th scope="col" className={`${HEAD} sticky left-0 z-20 px-4 text-left`}>
                {t('field')}
              </th>
              <th scope="col" className={HEAD}>
                {t('allSources')}
              </th>
              {sources.map((source) => (
                <th key={source.id} scope="col" className={`${HEAD} max-w-40 truncate`} title={source.name}>
                  {source.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row" className={`${SIDE} font-medium`}>
                {t('allFields')}
              </th>
              <HeatCell total={report.total} view={view} sourceId={0} field="" label={`${t('allFields')}, ${t('allSources')}`} />
              {sources.map((source) => (
                <HeatCell
                  key={source.id}
                  total={source.total}
                  view={view}
                  sourceId={source.id}
                  field=""
                  label={`${t('allFields')}, ${source.name}`}
                />
              ))}
            </tr>
            {fields.map(({ field, total }) => (
              <tr key={field}>
                <th scope="row" className={SIDE}>
                  {fieldName(field)}
                </th>
                <HeatCell total={total} view={view} sourceId={0} field={field} label={`${fieldName(field)}, ${t('allSources')}`} />
                {sources.map((source) => (
                  <HeatCell
                    key={source.id}
                    total={cells.get(`${source.id} ${field}`)}
                    view={view}
                    sourceId={source.id}
                    field={field}
                    label={`${fieldName(field)}, ${source.name}`}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul aria-label={t('tones.label')} className="flex flex-wrap gap-x-4 gap-y-1 border-t px-4 py-2 text-xs text-soft">
        {TONE_SAMPLES.map(({ tone, score }) => (
          <li key={tone} className="flex min-h-6 items-center gap-1.5">
            <span aria-hidden="true" className={cn('size-3 rounded-xs border', heatClass(score))} />
            {t(`tones.${tone}`, { good: GOOD_FROM, watch: WATCH_FROM })}
          </li>
        ))}
      </ul>
    </Card>
  );
};
