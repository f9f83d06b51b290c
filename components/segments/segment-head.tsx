'use client';
import { useTranslations } from 'next-intl';
import { sentence } from '@/lib/segments/sentence';
import type { SegmentDetail } from '@/lib/segments/views';
import { AsOf } from '../ui/as-of';
import { Badge } from '../ui/badge';
import { Figure } from '../ui/figure';
import { Notice } from '../ui/notice';
import { Stat, StatRow } from '../ui/stat';
import { useRuleWords } from './use-rule-words';

interface Named {
  readonly id: number;
  readonly name: string;
}

interface Props {
  readonly segment: SegmentDetail;
  readonly sources: readonly Named[];
  readonly segments: readonly Named[];
}

/** The rule in words, what is wrong with it, and matched → reachable of everyone. */
export const SegmentHead = ({ segment, sources, segments }: Props) => {
  const t = useTranslations('segments');
  const words = useRuleWords(sources, segments);
  const { everyone, matched, reachable } = segment.counts;
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {segment.archived ? <Badge>{t('archived')}</Badge> : null}
        <p className="text-base text-soft" dir="auto">
          {segment.rule ? sentence(segment.rule, words.t, words.names) : t('unreadableRule')}
        </p>
      </div>
      {segment.issues.length > 0 ? (
        <Notice tone="danger" title={t('hasIssues', { count: segment.issues.length })}>
          <ul>
            {segment.issues.map((issue) => (
              <li key={`${issue.path} ${issue.code}`}>{t(`issue.${issue.code}`, { ...issue.values })}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <StatRow>
        <Stat label={t('matched')} value={<Figure value={matched} />} detail={<AsOf at={segment.asOf} />} />
        <Stat label={t('reachable')} value={<Figure value={reachable} />} detail={t('reachHint')} />
        <Stat
          label={t('shareOfEveryone')}
          value={<Figure value={everyone === 0 ? null : matched / everyone} kind="percent" />}
          detail={t('ofPeople', { count: everyone })}
        />
      </StatRow>
    </section>
  );
};
