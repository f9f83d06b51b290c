'use client';
import { useTranslations } from 'next-intl';
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { Chip } from '../ui/chip';
import { Select } from '../ui/select';
import { QUEUE_SORTS } from './queue-sorts';

const parsers = { sort: parseAsStringLiteral(QUEUE_SORTS).withDefault('score'), profile: parseAsInteger };

/** Order of the queue, and the profile it is limited to. */
export const QueueFilters = ({ profile }: { readonly profile: number | null }) => {
  const t = useTranslations('merges');
  const [{ sort }, set] = useQueryStates(parsers, { shallow: false, history: 'replace' });
  return (
    <div className="flex w-full flex-wrap items-center gap-2 sm:w-auto sm:flex-nowrap">
      <div className="w-full sm:w-44">
        <Select
          aria-label={t('order')}
          value={sort}
          onValueChange={(next) => void set({ sort: next })}
          options={QUEUE_SORTS.map((value) => ({ value, label: t(`sorts.${value}`) }))}
        />
      </div>
      {profile ? (
        <Chip label={t('onlyProfile', { id: profile })} onRemove={() => void set({ profile: null })}>
          {t('onlyProfile', { id: profile })}
        </Chip>
      ) : null}
    </div>
  );
};
