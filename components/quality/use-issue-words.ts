'use client';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';

/** Words for issue codes; a code without words shows itself. */
export const useIssueWords = (): ((code: string) => string) => {
  const t = useTranslations('issues');
  return useCallback((code: string): string => (t.has(code) ? t(code) : code.replaceAll('_', ' ')), [t]);
};
