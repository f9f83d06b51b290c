'use client';
import { Check, TriangleAlert, X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ConsentSaid, ProfileConsent } from '@/lib/identity/profile-view';
import { Badge } from '../ui/badge';
import { Card } from '../ui/card';
import { ProvenanceValue } from '../ui/provenance-value';
import { When } from '../ui/when';

interface Props {
  readonly consents: readonly ProfileConsent[];
  readonly addressRefusedBy: readonly number[];
}

/** What the person allows and refuses now, each with the statement that says so, and who refuses for an address of theirs. */
export const ConsentCard = ({ consents, addressRefusedBy }: Props) => {
  const t = useTranslations('profiles');
  const word = (group: 'purposes' | 'channels', key: string): string =>
    t.has(`${group}.${key}`) ? t(`${group}.${key}`) : key.replaceAll('_', ' ');
  const told = (c: ConsentSaid): string => (c.fileName ? t('sourceFile', { source: c.sourceName, file: c.fileName }) : c.sourceName);
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
                source: told(c),
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
              {c.timed ? null : <span>{t('consentImported')}</span>}
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
            {c.overruled ? (
              <p className="basis-full text-xs text-faint">
                {t('consentOverruled', { source: told(c.overruled), row: c.overruled.rowNo })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {addressRefusedBy.length > 0 ? (
        <p className="mt-2 flex gap-2 rounded-md bg-warn-soft p-2 text-sm">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
          <span>
            {t('addressRefused')}{' '}
            {addressRefusedBy.map((id) => (
              <Link key={id} href={`/profiles/${id}`} className="mr-2 underline underline-offset-3">
                {t('otherProfile', { id })}
              </Link>
            ))}
          </span>
        </p>
      ) : null}
    </Card>
  );
};
