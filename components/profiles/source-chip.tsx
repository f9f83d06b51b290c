'use client';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { Chip } from '../ui/chip';
import { profileParsers } from './profile-params';

/** Tells that the list shows people of one source only, and shows all again. */
export const SourceChip = ({ name }: { readonly name: string }) => {
  const t = useTranslations('profiles');
  const [, setParams] = useQueryStates(profileParsers, { shallow: false, history: 'push' });
  return (
    <Chip label={t('ofSource', { name })} onRemove={() => void setParams({ source: null, page: null })}>
      {t('ofSource', { name })}
    </Chip>
  );
};
