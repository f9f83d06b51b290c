'use client';
import { Check, X } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import { childPath, type Group, isGroup, type Node, type Rule } from '@/lib/segments/rule';
import { clause } from '@/lib/segments/sentence';
import type { Actual, Behind, MembershipExplanation } from '@/lib/segments/views';
import { TableSearch } from '../data-table/table-search';
import { Badge } from '../ui/badge';
import { cn } from '../ui/cn';
import { FailureNotice } from '../ui/failure-notice';
import { Skeleton } from '../ui/skeleton';
import { useDataWords } from './use-data-words';
import { useRuleWords } from './use-rule-words';

interface Named {
  readonly id: number;
  readonly name: string;
}

interface Props {
  readonly rule: Rule;
  readonly sources: readonly Named[];
  readonly segments: readonly Named[];
  readonly findPeople: (text: string) => Promise<ActionResult<readonly (Named & { readonly detail: string })[]>>;
  readonly explain: (profileId: number) => Promise<ActionResult<MembershipExplanation>>;
}

/** People found by a text; null when the search failed. */
interface Found {
  readonly text: string;
  readonly people: readonly (Named & { readonly detail: string })[] | null;
}

/** People offered to choose from. */
const FOUND_SHOWN = 6;

/** Long enough to look for. */
const isQuestion = (text: string): boolean => text.trim().length > 1;

/** What somebody has, in words. */
const useActualText = (): ((actual: Actual) => string) => {
  const t = useTranslations('segments');
  const format = useFormatter();
  const day = (at: string | null): string => (at ? format.dateTime(new Date(at), { dateStyle: 'medium' }) : '–');
  const found = (count: number, lastAt: string | null): string => t('eventsFound', { count, last: day(lastAt) });
  return (actual) => {
    switch (actual.kind) {
      case 'values':
        return actual.values.join(', ') || t('nothing');
      case 'consent':
        return t(`consent.${actual.status}`);
      case 'member':
        return t(actual.isMember ? 'isIn' : 'isOut');
      case 'events':
        return found(actual.count, actual.lastAt);
      case 'moment':
        return actual.at === null ? t('nothing') : t('momentOf', { at: day(actual.at), count: actual.count });
      case 'total': {
        if (actual.value === null) return t('nothing');
        const value = typeof actual.value === 'number' ? format.number(actual.value, { maximumFractionDigits: 2 }) : actual.value;
        return t('totalOf', { value, events: found(actual.count, actual.lastAt) });
      }
    }
  };
};

const ActualText = ({ actual }: { readonly actual: Actual | null }) => {
  const t = useTranslations('segments');
  const textOf = useActualText();
  if (!actual) return null;
  return (
    <span className="text-xs text-faint" dir="auto">
      {t('has', { value: textOf(actual) })}
    </span>
  );
};

/** The records or events an answer comes from. */
const BehindList = ({ behind, actual }: { readonly behind: readonly Behind[]; readonly actual: Actual | null }) => {
  const t = useTranslations('segments');
  const { eventType } = useDataWords();
  const format = useFormatter();
  if (behind.length === 0) return null;
  const more = actual?.kind === 'events' || actual?.kind === 'total' ? actual.count - behind.length : 0;
  return (
    <ul className="flex flex-col text-xs text-faint">
      {behind.map((item) => (
        <li key={item.kind === 'event' ? item.eventId : item.recordId} dir="auto">
          {item.kind === 'event'
            ? t('behindEvent', {
                type: eventType(item.type),
                at: format.dateTime(new Date(item.at), { dateStyle: 'medium', timeStyle: 'short' }),
                source: item.source,
                row: item.row,
              })
            : t('behindRecord', { source: item.source, row: item.row })}
        </li>
      ))}
      {more > 0 ? <li>{t('behindMore', { count: more })}</li> : null}
    </ul>
  );
};

interface TreeProps extends Pick<Props, 'sources' | 'segments'> {
  readonly group: Group;
  readonly path: string;
  readonly answer: MembershipExplanation;
}

const Tree = ({ group, path, answer, sources, segments }: TreeProps) => {
  const t = useTranslations('segments');
  const words = useRuleWords(sources, segments);
  const entry = (node: Node, at: string) => {
    const verdict = answer.nodes[at];
    if (!verdict) return null;
    const Icon = verdict.passes ? Check : X;
    return (
      <li key={at} className="flex flex-col gap-1">
        <div className="flex items-start gap-2">
          <Icon aria-hidden="true" className={cn('mt-0.75 size-4 shrink-0', verdict.passes ? 'text-good' : 'text-danger')} />
          <span className="sr-only">{t(verdict.passes ? 'met' : 'notMet')}</span>
          <span className="flex min-w-0 flex-col text-sm">
            <span dir="auto">{isGroup(node) ? t(node.combinator === 'and' ? 'allOf' : 'anyOf') : clause(node, words.t, words.names)}</span>
            {isGroup(node) && node.not ? <span className="text-xs text-faint">{t('not')}</span> : null}
            <ActualText actual={verdict.actual} />
            <BehindList behind={verdict.behind} actual={verdict.actual} />
          </span>
        </div>
        {isGroup(node) ? <Tree group={node} path={at} answer={answer} sources={sources} segments={segments} /> : null}
      </li>
    );
  };
  return (
    <ul className={cn('flex flex-col gap-2', path !== '' && 'ml-2 border-l pl-3')}>
      {group.rules.map((node, index) => entry(node, childPath(path, index)))}
    </ul>
  );
};

type Answer = MembershipExplanation & { readonly profileId: number };

const AnswerView = ({ answer, rule, sources, segments }: Pick<Props, 'rule' | 'sources' | 'segments'> & { readonly answer: Answer }) => {
  const t = useTranslations('segments');
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Link href={`/profiles/${answer.profileId}`} dir="auto" className="rounded-sm font-medium underline-offset-3 hover:underline">
          {answer.displayName || `#${answer.profileId}`}
        </Link>
        <Badge tone={answer.member ? 'good' : 'danger'} icon={answer.member ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}>
          {t(answer.member ? 'isIn' : 'isOut')}
        </Badge>
      </p>
      <Tree group={rule.root} path="" answer={answer} sources={sources} segments={segments} />
    </>
  );
};

/** Pick a person: is he or she in the segment, and which condition decides. */
export const WhyPanel = ({ rule, sources, segments, findPeople, explain }: Props) => {
  const t = useTranslations('segments');
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startAsking] = useTransition();
  useEffect(() => {
    let isCurrent = true;
    const find = async (): Promise<void> => {
      if (!isQuestion(text)) return;
      const result = await findPeople(text);
      if (!isCurrent) return;
      setFound({ text, people: result.ok ? result.value.slice(0, FOUND_SHOWN) : null });
      setFailure(result.ok ? null : result.error);
    };
    void find();
    return () => {
      isCurrent = false;
    };
  }, [text, findPeople]);
  const search = (next: string): void => {
    setText(next);
    setFailure(null);
  };
  const answerArea = useRef<HTMLElement>(null);
  const newest = useRef(0);
  const choose = (profileId: number): void => {
    newest.current += 1;
    const request = newest.current;
    // The chosen button goes with the list: what is read on is the answer.
    answerArea.current?.focus();
    // At once: what is set within the transition waits for its end.
    search('');
    setAnswer(null);
    startAsking(async () => {
      const result = await explain(profileId);
      if (request !== newest.current) return;
      setFailure(result.ok ? null : result.error);
      setAnswer(result.ok ? { ...result.value, profileId } : null);
    });
  };
  const people = found?.text === text ? found.people : null;
  const isFinding = isQuestion(text) && found?.text !== text;
  return (
    // Margins instead of a gap: an empty live region stays in place, unseen, so that what comes into it is spoken.
    <div className="flex flex-col" aria-busy={isPending || isFinding}>
      <TableSearch value={text} onChange={search} label={t('findPerson')} />
      <p role="status" className="text-sm text-soft not-empty:mt-3">
        {people?.length === 0 ? t('nobodyFound') : null}
      </p>
      {people && people.length > 0 ? (
        <ul className="mt-3 flex flex-col">
          {people.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                onClick={() => choose(person.id)}
                className="flex min-h-9 w-full items-center justify-between gap-3 rounded-md px-2 text-left text-sm hover:bg-hover"
              >
                <span dir="auto" className="truncate font-medium">
                  {person.name}
                </span>
                <span className="truncate text-faint">{person.detail}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <FailureNotice failure={failure} className="mt-3" />
      {isPending || isFinding ? <Skeleton className={cn('mt-3', isPending ? 'h-24' : 'h-9')} /> : null}
      <section
        ref={answerArea}
        aria-label={t('answer')}
        aria-live="polite"
        tabIndex={-1}
        className="flex flex-col gap-3 rounded-sm not-empty:mt-3"
      >
        {isPending || isQuestion(text) ? null : answer ? (
          <AnswerView answer={answer} rule={rule} sources={sources} segments={segments} />
        ) : (
          <p className="text-sm text-faint">{t('whyHint')}</p>
        )}
      </section>
    </div>
  );
};
