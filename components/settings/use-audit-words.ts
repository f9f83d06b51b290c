'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallback } from 'react';

/** What an audited action was done to; `name` is null when it has none or is gone. */
export interface AuditSubject {
  readonly kind: string;
  readonly id: string;
  readonly name: string | null;
}

/** Words for the actions, subjects and details of the audit log. What has no words shows itself. */
export const useAuditWords = () => {
  const t = useTranslations('settings');
  const nav = useTranslations('nav');
  const sources = useTranslations('sources');
  const format = useFormatter();
  const actionName = useCallback(
    (action: string): string => {
      const key = `action.${action.replaceAll('.', '_')}`;
      return t.has(key) ? t(key) : action;
    },
    [t],
  );
  /** People have their own names; what acts without one has a word. */
  const actorName = useCallback((actor: string): string => (t.has(`actorName.${actor}`) ? t(`actorName.${actor}`) : actor), [t]);
  const subjectName = useCallback(
    ({ kind, id, name }: AuditSubject): string => {
      const own = t.has(`subjectName.${kind}`) ? t(`subjectName.${kind}`, { id }) : [kind, id].filter(Boolean).join(' ');
      return name ? t('named', { kind: own, name }) : own;
    },
    [t],
  );
  const valueText = useCallback(
    (value: unknown): string => {
      if (typeof value === 'boolean') return value ? t('yes') : t('no');
      if (typeof value === 'number') return format.number(value);
      const text = String(value);
      if (sources.has(`kind.${text}`)) return sources(`kind.${text}`);
      return nav.has(`role.${text}`) ? nav(`role.${text}`) : text.replaceAll(',', ', ');
    },
    [format, nav, sources, t],
  );
  const detailText = useCallback(
    (details: Readonly<Record<string, unknown>>): string =>
      Object.entries(details)
        .filter(([, value]) => value !== null && value !== '')
        .map(([key, value]) => t('detail', { name: t.has(`detailName.${key}`) ? t(`detailName.${key}`) : key, value: valueText(value) }))
        .join(' · '),
    [t, valueText],
  );
  return { actionName, actorName, subjectName, detailText };
};
