'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { sentence } from '@/lib/segments/sentence';
import type { SegmentVersionRow } from '@/lib/segments/views';
import { When } from '../ui/when';
import { useRuleWords } from './use-rule-words';

interface Named {
  readonly id: number;
  readonly name: string;
}

interface Props {
  readonly id: number;
  readonly versions: readonly SegmentVersionRow[];
  readonly sources: readonly Named[];
  readonly segments: readonly Named[];
  readonly canEdit: boolean;
}

/** Every saved version in words; an older one can be opened in the builder and saved again. */
export const VersionsList = ({ id, versions, sources, segments, canEdit }: Props) => {
  const t = useTranslations('segments');
  const words = useRuleWords(sources, segments);
  return (
    <ol className="flex flex-col divide-y">
      {versions.map((version, index) => (
        <li key={version.version} className="flex flex-col gap-1 py-2.5 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
            <span className="font-medium">
              {t('versionNumber', { version: version.version })}
              {index === 0 ? <span className="font-normal text-faint"> · {t('current')}</span> : null}
            </span>
            <span className="text-faint">
              <When at={version.savedAt} />
              {version.savedBy ? ` · ${version.savedBy}` : ''}
            </span>
          </div>
          <p className="text-sm text-soft" dir="auto">
            {version.rule ? sentence(version.rule, words.t, words.names) : t('unreadableRule')}
          </p>
          {index > 0 && canEdit && version.rule ? (
            <Link
              href={`/segments/${id}/edit?version=${version.version}`}
              className="w-fit text-sm text-accent-text underline underline-offset-3"
            >
              {t('openVersion')}
            </Link>
          ) : null}
        </li>
      ))}
    </ol>
  );
};
