'use client';
import { useTranslations } from 'next-intl';
import { displayName } from '@/lib/identity/display-name';
import type { SuggestionDetail } from '@/lib/identity/suggestion-view';
import { Card } from '../ui/card';
import { EvidenceChart } from './evidence-chart';
import { type LoadPreview, MergePreviewTable } from './merge-preview-table';
import { PairTable } from './pair-table';
import { ReasonList } from './reason-list';
import { useLikelihood } from './use-likelihood';

interface Props {
  readonly suggestion: SuggestionDetail;
  readonly preview: LoadPreview;
}

/** One suggestion: the question, the reasons, both records, what each field weighs, what a merge makes. */
export const SuggestionView = ({ suggestion, preview }: Props) => {
  const t = useTranslations('merges');
  const likelihood = useLikelihood();
  const nameOf = (side: 'a' | 'b'): string => displayName(suggestion[side].record.traits) || `#${suggestion[side].profileId}`;
  const names: readonly [string, string] = [nameOf('a'), nameOf('b')];
  return (
    <article aria-label={t('question', { a: names[0], b: names[1] })} className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-col gap-2">
        <h2 className="text-lg break-words">{t('question', { a: names[0], b: names[1] })}</h2>
        <p className="text-sm text-soft">{t('likely', { likely: likelihood(suggestion.score) })}</p>
        <ReasonList reasons={suggestion.reasons} />
      </div>
      <PairTable suggestion={suggestion} names={names} />
      <Card title={t('evidence')} description={t('evidenceText')}>
        <EvidenceChart suggestion={suggestion} />
      </Card>
      <Card title={t('preview')} description={t('previewText')}>
        <MergePreviewTable profileIds={[suggestion.a.profileId, suggestion.b.profileId]} load={preview} />
      </Card>
    </article>
  );
};
