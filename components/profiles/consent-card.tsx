'use client';
import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ProfileConsent } from '@/lib/identity/profile-view';
import { Badge } from '../ui/badge';
import { Card } from '../ui/card';
import { ProvenanceValue } from '../ui/provenance-value';
import { When } from '../ui/when';

/** What the person allows and refuses now, each with the statement that says so. */
export const ConsentCard = ({ consents }: { readonly consents: readonly ProfileConsent[] }) => {
  const t = useTranslations('profiles');
  const word = (group: 'purposes' | 'channels', key: string): string =>
    t.has(`${group}.${key}`) ? t(`${group}.${key}`) : key.replaceAll('_', ' ');
  return (
    <Card title={t('consents')} {...(consents.length === 0 ? { description: t('noConsents') } : {})}>
      <ul className="flex flex-col">
        {consents.map((c) => (
          <li
            key={`${c.purpose}:${c.channel}`}
            className="flex flex-wrap items-center justify-between gap-x-3 border-b py-1.5 last:border-b-0"
          >
            <ProvenanceValue
              className="text-sm"
              provenance={{
                source: c.fileName ? t('sourceFile', { source: c.sourceName, file: c.fileName }) : c.sourceName,
                row: c.rowNo,
                importId: c.importId,
                href: `/sources/imports/${c.importId}`,
                at: new Date(c.occurredAt),
                rule: t('consentRule'),
              }}
            >
              {word('purposes', c.purpose)} · {word('channels', c.channel)}
            </ProvenanceValue>
            <span className="flex items-center gap-2 text-xs text-faint">
              <When at={new Date(c.occurredAt)} precision="day" />
              {c.granted ? (
                <Badge tone="good" icon={<Check aria-hidden="true" />}>
                  {t('granted')}
                </Badge>
              ) : (
                <Badge tone="danger" icon={<X aria-hidden="true" />}>
                  {t('refused')}
                </Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};
