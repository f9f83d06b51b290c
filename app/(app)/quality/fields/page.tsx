import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FieldsTable } from '@/components/quality/fields-table';
import { AsOf } from '@/components/ui/as-of';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { roleIncludes } from '@/lib/core/roles';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { listFields } from '@/lib/server/quality/list-fields';
import { setDataTypeAction } from '../actions';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('quality'))('fields') });

const FieldsPage = async () => {
  const ctx = await getPageContext();
  const [t, { asOf, fields }] = await Promise.all([getTranslations('quality'), listFields(ctx)]);
  return (
    <>
      <PageHeader
        title={t('fields')}
        description={t('fieldsDescription')}
        actions={
          <>
            <AsOf at={asOf} />
            <ButtonLink href="/quality">{t('toQuality')}</ButtonLink>
          </>
        }
      />
      <FieldsTable fields={fields} saveDataType={roleIncludes(ctx.actor.role, 'marketer') ? setDataTypeAction : null} />
    </>
  );
};

export default FieldsPage;
