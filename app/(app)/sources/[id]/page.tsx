import { Upload } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ImportsTable } from '@/components/sources/imports-table';
import { UniqueIdsSwitch } from '@/components/sources/unique-ids-switch';
import { ButtonLink } from '@/components/ui/button-link';
import { Figure } from '@/components/ui/figure';
import { PageHeader } from '@/components/ui/page-header';
import { Stat, StatRow } from '@/components/ui/stat';
import { roleIncludes } from '@/lib/core/roles';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { runPageVerb } from '@/lib/server/auth/run-page-verb';
import { listImports } from '@/lib/server/imports/list-imports';
import { getSource } from '@/lib/server/sources/get-source';
import { setUniqueIdsAction } from './actions';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('sources'))('source') });

const SourcePage = async ({ params }: Props) => {
  const ctx = await getPageContext();
  const sourceId = Number((await params).id);
  const source = await runPageVerb(getSource(ctx, { sourceId }));
  const [t, imports] = await Promise.all([getTranslations('sources'), listImports(ctx, { sourceId, take: 200 })]);
  const isAdmin = roleIncludes(ctx.actor.role, 'admin');
  return (
    <>
      <PageHeader
        crumb={source.name}
        title={<span dir="auto">{source.name}</span>}
        description={t.has(`kind.${source.kind}`) ? t(`kind.${source.kind}`) : source.kind}
        actions={
          roleIncludes(ctx.actor.role, 'marketer') ? (
            <ButtonLink href={`/sources/new?source=${encodeURIComponent(source.name)}`} variant="primary">
              <Upload aria-hidden="true" />
              {t('upload')}
            </ButtonLink>
          ) : null
        }
      />
      <StatRow>
        <Stat label={t('records')} value={<Figure value={source.records} />} href={`/profiles?source=${source.id}`} />
        <Stat label={t('rows')} value={<Figure value={source.rowsRead} />} />
        <Stat label={t('quarantined')} value={<Figure value={source.quarantined} />} />
        <Stat label={t('imports')} value={<Figure value={source.imports} />} />
      </StatRow>
      {source.kind === 'spend' ? null : (
        <UniqueIdsSwitch sourceId={source.id} uniqueIds={source.uniqueIds} {...(isAdmin ? { save: setUniqueIdsAction } : {})} />
      )}
      <ImportsTable imports={imports} ofOneSource />
    </>
  );
};

export default SourcePage;
