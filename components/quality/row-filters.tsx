'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { DIMENSIONS, type Dimension } from '@/lib/quality/dimensions';
import { Chip } from '../ui/chip';
import { cn } from '../ui/cn';
import { FILTER_CLASS } from '../ui/input';
import { Select } from '../ui/select';
import { rowParsers } from './quality-params';
import { useIssueWords } from './use-issue-words';
import { useQualityWords } from './use-quality-words';

interface Props {
  readonly sources: readonly { readonly id: number; readonly name: string }[];
  readonly fields: readonly string[];
  readonly codes: readonly { readonly code: string; readonly rows: number }[];
}

/** Which rows are listed: dimension, source, field and issue, all in the address. */
export const RowFilters = ({ sources, fields, codes }: Props) => {
  const t = useTranslations('quality');
  const format = useFormatter();
  const { fieldName } = useQualityWords();
  const issueName = useIssueWords();
  const [params, setParams] = useQueryStates(rowParsers, { shallow: false, history: 'push' });
  const change = (next: Partial<{ dimension: Dimension; source: number; field: string; code: string }>): void =>
    void setParams({ code: '', ...next, page: null });
  return (
    <>
      <Select<Dimension>
        aria-label={t('dimension')}
        className={cn(FILTER_CLASS, 'sm:w-36')}
        value={params.dimension}
        options={DIMENSIONS.map((value) => ({ value, label: t(`dimensions.${value}`) }))}
        onValueChange={(dimension) => change({ dimension })}
      />
      <Select<string>
        aria-label={t('source')}
        className={cn(FILTER_CLASS, 'sm:w-48')}
        value={String(params.source)}
        options={[{ value: '0', label: t('allSources') }, ...sources.map((s) => ({ value: String(s.id), label: s.name }))]}
        onValueChange={(source) => change({ source: Number(source) })}
      />
      <Select<string>
        aria-label={t('field')}
        className={cn(FILTER_CLASS, 'sm:w-48')}
        value={params.field || 'all'}
        options={[{ value: 'all', label: t('allFields') }, ...fields.map((field) => ({ value: field, label: fieldName(field) }))]}
        onValueChange={(field) => change({ field: field === 'all' ? '' : field })}
      />
      {codes.map(({ code, rows }) => (
        <Chip
          key={code}
          label={issueName(code)}
          selected={params.code === code}
          onClick={() => change({ code: params.code === code ? '' : code })}
        >
          {issueName(code)} {format.number(rows)}
        </Chip>
      ))}
    </>
  );
};
