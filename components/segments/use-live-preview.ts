'use client';
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '@/lib/core/action-result';
import type { Rule } from '@/lib/segments/rule';
import type { SegmentPreview } from '@/lib/segments/views';

/** Milliseconds without a change before the index is asked. */
const PAUSE_MS = 300;

interface LivePreview {
  readonly preview: SegmentPreview | null;
  /** The preview is of an older rule. */
  readonly stale: boolean;
  readonly failure: Failure | null;
}

const UNEXPECTED: Failure = { code: 'unavailable', key: 'unexpected', values: { id: '' } };

const ask = async (body: string, signal: AbortSignal): Promise<{ preview?: SegmentPreview; failure?: Failure }> => {
  const response = await fetch('/api/segments/preview', { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal });
  const answer: unknown = await response.json();
  return response.ok ? { preview: answer as SegmentPreview } : { failure: (answer as { error?: Failure }).error ?? UNEXPECTED };
};

/**
 * The numbers of a rule while it changes: waits for a pause, takes back what is under way, keeps the last numbers until then.
 * While `held` the last numbers stay: the rule is not yet what is meant.
 */
export const useLivePreview = (rule: Rule, self: number | null, held: boolean): LivePreview => {
  const [state, setState] = useState<LivePreview>({ preview: null, stale: true, failure: null });
  const body = JSON.stringify({ rule, self });
  const isFirst = useRef(true);
  useEffect(() => {
    if (held && !isFirst.current) return;
    const abort = new AbortController();
    setState((before) => ({ ...before, stale: true }));
    const run = (): void => {
      ask(body, abort.signal).then(
        ({ preview, failure }) => setState((before) => ({ preview: preview ?? before.preview, stale: false, failure: failure ?? null })),
        () => {
          if (!abort.signal.aborted) setState((before) => ({ ...before, stale: false, failure: UNEXPECTED }));
        },
      );
    };
    const timer = setTimeout(run, isFirst.current ? 0 : PAUSE_MS);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [body, held]);
  return state;
};
