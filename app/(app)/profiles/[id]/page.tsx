import { EyeOff, GitMerge } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createLoader, parseAsArrayOf, parseAsString, type SearchParams } from 'nuqs/server';
import { ConsentCard } from '@/components/profiles/consent-card';
import { FieldList } from '@/components/profiles/field-list';
import { IdentityCard } from '@/components/profiles/identity-card';
import { ProfileTabs } from '@/components/profiles/profile-tabs';
import { RecordTable } from '@/components/profiles/record-table';
import { SegmentCard } from '@/components/profiles/segment-card';
import { TimelineList } from '@/components/profiles/timeline-list';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { roleIncludes } from '@/lib/core/roles';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { runPageVerb } from '@/lib/server/auth/run-page-verb';
import { listSuggestions } from '@/lib/server/identity/list-suggestions';
import { getProfile } from '@/lib/server/profiles/get-profile';
import { profileSegments } from '@/lib/server/profiles/profile-segments';
import { profileTimeline } from '@/lib/server/profiles/profile-timeline';
import { getSettings } from '@/lib/server/settings/get-settings';
import { loadEventsAction, undoDecisionAction, unmergeAction } from './actions';

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

const loadParams = createLoader({ type: parseAsArrayOf(parseAsString).withDefault([]) });

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('profiles'))('one') });

const ProfilePage = async ({ params, searchParams }: Props) => {
  const ctx = await getPageContext();
  const [t, { id: text }, { type: types }] = await Promise.all([getTranslations('profiles'), params, loadParams(searchParams)]);
  const found = await runPageVerb(getProfile(ctx, Number(text)));
  if (found.kind === 'moved') redirect(`/profiles/${found.id}`);
  const { profile } = found;
  const [timeline, segments, waiting, settings] = await Promise.all([
    profileTimeline(ctx, profile.id, { types: types.slice(0, 50).map((type) => type.slice(0, 80)) }),
    profileSegments(ctx, profile.id),
    listSuggestions(ctx, { profileId: profile.id, pageSize: 1 }),
    getSettings(ctx),
  ]);
  const mayDecide = roleIncludes(ctx.actor.role, 'admin');
  const sources = [...new Set(profile.records.map((record) => record.sourceName))].join(', ');
  return (
    <>
      <PageHeader
        crumb={profile.name}
        title={<span dir="auto">{profile.name || t('unnamed', { id: profile.id })}</span>}
        description={t('line', { id: profile.id, count: profile.records.length, sources })}
        actions={
          <>
            {profile.masked ? <Badge icon={<EyeOff aria-hidden="true" />}>{t('masked')}</Badge> : null}
            {waiting.total > 0 ? (
              <ButtonLink href={`/merges?profile=${profile.id}`}>
                <GitMerge aria-hidden="true" />
                {t('suggestions', { count: waiting.total })}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <ProfileTabs
          events={timeline.counts.reduce((sum, c) => sum + c.count, 0)}
          recordCount={profile.records.length}
          fields={<FieldList fields={profile.fields} />}
          timeline={
            <TimelineList
              key={types.join('|')}
              first={timeline}
              currency={settings.currency}
              load={loadEventsAction.bind(null, profile.id)}
            />
          }
          records={
            <RecordTable
              profileId={profile.id}
              records={profile.records}
              fields={profile.fields}
              unmerge={mayDecide ? { run: unmergeAction, undo: undoDecisionAction } : null}
            />
          }
        />
        <div className="flex min-w-0 flex-col gap-4">
          <ConsentCard consents={profile.consents} addressRefusedBy={profile.addressRefusedBy} />
          <SegmentCard segments={segments} />
          <IdentityCard profile={profile} undo={mayDecide ? undoDecisionAction : null} />
        </div>
      </div>
    </>
  );
};

export default ProfilePage;
