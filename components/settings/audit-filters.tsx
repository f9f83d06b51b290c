'use client';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { tableParsers } from '../data-table/table-params';
import { cn } from '../ui/cn';
import { FILTER_CLASS } from '../ui/input';
import { Select } from '../ui/select';
import { auditParsers } from './audit-params';
import { useAuditWords } from './use-audit-words';

interface Props {
  readonly actions: readonly string[];
  readonly actors: readonly string[];
}

/** Stands for "all" in a select, which cannot hold an empty value. */
const ALL = '*';

/** Which lines of the audit log are listed. */
export const AuditFilters = ({ actions, actors }: Props) => {
  const t = useTranslations('settings');
  const { actionName, actorName } = useAuditWords();
  const [params, setParams] = useQueryStates({ ...auditParsers, page: tableParsers.page }, { shallow: false, history: 'push' });
  const choose = (key: 'action' | 'person', value: string): void => void setParams({ [key]: value === ALL ? null : value, page: null });
  return (
    <>
      <Select<string>
        aria-label={t('what')}
        className={cn(FILTER_CLASS, 'sm:w-56')}
        value={params.action || ALL}
        options={[{ value: ALL, label: t('anyAction') }, ...actions.map((value) => ({ value, label: actionName(value) }))]}
        onValueChange={(value) => choose('action', value)}
      />
      <Select<string>
        aria-label={t('who')}
        className={cn(FILTER_CLASS, 'sm:w-48')}
        value={params.person || ALL}
        options={[{ value: ALL, label: t('anyPerson') }, ...actors.map((value) => ({ value, label: actorName(value) }))]}
        onValueChange={(value) => choose('person', value)}
      />
    </>
  );
};
