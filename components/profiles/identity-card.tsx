'use client';
import { Link2, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ActionResult } from '@/lib/core/action-result';
import type { ProfileDecision, ProfileDetail, ProfileLink } from '@/lib/identity/profile-view';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { cn } from '../ui/cn';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { When } from '../ui/when';

interface Props {
  readonly profile: Pick<ProfileDetail, 'records' | 'history'>;
  /** Null: the role may not take decisions back. */
  readonly undo: ((decisionId: number) => Promise<ActionResult<unknown>>) | null;
}

/** Links shown; a large family of records has very many. */
const LINKS_MAX = 12;

/** Why these records are one person, and what people decided about them; every decision can be taken back. */
export const IdentityCard = ({ profile, undo }: Props) => {
  const t = useTranslations('profiles');
  const rules = useTranslations('identity.rule');
  const names = new Map(profile.records.map((r) => [r.recordId, `${r.sourceName} ${r.rowNo}`]));
  const name = (id: number): string => names.get(id) ?? `#${id}`;
  const why = (link: ProfileLink): string => (link.rule && rules.has(link.rule) ? rules(link.rule) : t('scored'));
  const { decisions, links } = profile.history;
  const shown = links.slice(0, LINKS_MAX);
  return (
    <Card
      title={t('identity')}
      description={profile.records.length === 1 ? t('aloneText') : t('identityText', { count: profile.records.length })}
    >
      {shown.length > 0 ? (
        <ul aria-label={t('links')} className="flex flex-col gap-1.5 text-sm">
          {shown.map((link) => (
            <li key={`${link.recordA}-${link.recordB}`} className="flex items-start gap-2">
              <Link2 aria-hidden="true" className="mt-1 size-3.5 shrink-0 text-faint" />
              <span className="min-w-0">
                {why(link)}
                <span className="block text-xs text-faint">{t('between', { a: name(link.recordA), b: name(link.recordB) })}</span>
              </span>
            </li>
          ))}
          {links.length > shown.length ? (
            <li className="text-xs text-faint">{t('moreLinks', { count: links.length - shown.length })}</li>
          ) : null}
        </ul>
      ) : null}
      {decisions.length > 0 ? (
        <>
          <h3 className="mt-3 border-t pt-3 text-sm">{t('decisions')}</h3>
          <ul className="mt-1 flex flex-col">
            {decisions.map((decision) => (
              <DecisionItem key={decision.id} decision={decision} name={name} undo={undo} />
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
};

interface ItemProps {
  readonly decision: ProfileDecision;
  readonly name: (recordId: number) => string;
  readonly undo: Props['undo'];
}

const DecisionItem = ({ decision, name, undo }: ItemProps) => {
  const t = useTranslations('profiles');
  const { withdrawn } = decision;
  return (
    <li className="flex items-start justify-between gap-3 border-b py-2 text-sm last:border-b-0">
      <div className="flex min-w-0 flex-col gap-0.5">
        <span className={cn('flex flex-wrap items-center gap-1.5', withdrawn && 'text-faint line-through')}>
          <Badge tone={decision.kind === 'same' ? 'accent' : 'neutral'}>{t(`kinds.${decision.kind}`)}</Badge>
          {t('between', { a: name(decision.recordA), b: name(decision.recordB) })}
        </span>
        <span className="text-xs text-faint">
          {decision.actor} · <When at={decision.at} />
        </span>
        {decision.reason ? <span className="text-xs text-soft">“{decision.reason}”</span> : null}
        {withdrawn ? <span className="text-xs text-faint">{t('withdrawn', { actor: withdrawn.actor })}</span> : null}
      </div>
      {undo && !withdrawn ? (
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="ghost">
              <Undo2 aria-hidden="true" />
              {t('undo')}
            </Button>
          }
          title={t('undoTitle')}
          description={t('undoText')}
          confirm={t('undo')}
          action={() => undo(decision.id)}
        />
      ) : null}
    </li>
  );
};
