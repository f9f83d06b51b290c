import { GitMerge } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { createLoader, parseAsInteger, parseAsStringLiteral, type SearchParams } from 'nuqs/server';
import { QueueFilters } from '@/components/profiles/queue-filters';
import { QUEUE_SORTS } from '@/components/profiles/queue-sorts';
import { ReviewQueue } from '@/components/profiles/review-queue';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { isId } from '@/lib/core/is-id';
import { roleIncludes } from '@/lib/core/roles';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { listSuggestions } from '@/lib/server/identity/list-suggestions';
import { decideAction, previewAction, undoAction } from './actions';
import { MergeTabs } from './merge-tabs';

/** Suggestions loaded at once; the list is refilled after each decision. */
const QUEUE = 50;

const loadParams = createLoader({ sort: parseAsStringLiteral(QUEUE_SORTS).withDefault('score'), profile: parseAsInteger });

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('merges'))('title') });

const MergesPage = async ({ searchParams }: { readonly searchParams: Promise<SearchParams> }) => {
  const ctx = await getPageContext();
  const [t, { sort, profile: asked }] = await Promise.all([getTranslations('merges'), loadParams(searchParams)]);
  const profile = asked !== null && isId(asked) ? asked : null;
  const ofProfile = profile === null ? {} : { profileId: profile };
  const { items, total } = await listSuggestions(ctx, { sort, pageSize: QUEUE, ...ofProfile });
  return (
    <ReviewQueue
      tabs={<MergeTabs />}
      filters={<QueueFilters profile={profile} />}
      key={`${sort}-${profile}`}
      items={items}
      total={total}
      mayDecide={roleIncludes(ctx.actor.role, 'admin')}
      actions={{ decide: decideAction, undo: undoAction, preview: previewAction }}
      empty={
        <EmptyState
          icon={<GitMerge aria-hidden="true" />}
          title={t('emptyTitle')}
          description={t('emptyText')}
          action={<ButtonLink href="/profiles">{t('emptyAction')}</ButtonLink>}
        />
      }
    />
  );
};

export default MergesPage;
