'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { RecordDetail } from '@/lib/identity/profile-view';
import { Badge } from '../ui/badge';
import { Tooltip } from '../ui/tooltip';

/** Marks a value that stands in the row but could not be taken; what it was and why, on hover and focus. */
export const RefusedValue = ({ issue }: { readonly issue: RecordDetail['issues'][number] }) => {
  const t = useTranslations('profiles');
  const issues = useTranslations('issues');
  return (
    <Tooltip content={`${issues.has(issue.code) ? issues(issue.code) : issue.code}: ${issue.raw}`}>
      <button type="button" className="rounded-sm">
        <Badge tone="warn" icon={<TriangleAlert aria-hidden="true" />}>
          {t('notTaken')}
        </Badge>
      </button>
    </Tooltip>
  );
};
