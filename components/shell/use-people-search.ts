'use client';
import { useEffect, useState } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import type { PersonHit } from './person-hit';

const PAUSE_MS = 200;
const LETTERS_MIN = 2;
const UNREACHED: Failure = { code: 'unavailable', key: 'unexpected', values: { id: '' } };

/** Searches people after a pause in typing; an answer that comes late for an older text is dropped. */
export const usePeopleSearch = (text: string, search: (text: string) => Promise<ActionResult<readonly PersonHit[]>>) => {
  const [hits, setHits] = useState<readonly PersonHit[]>([]);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < LETTERS_MIN) {
      setHits([]);
      setFailure(null);
      setPending(false);
      return;
    }
    let isCurrent = true;
    setPending(true);
    const timer = setTimeout(async () => {
      const found = await search(wanted).catch((): ActionResult<readonly PersonHit[]> => ({ ok: false, error: UNREACHED }));
      if (!isCurrent) return;
      setHits(found.ok ? found.value : []);
      setFailure(found.ok ? null : found.error);
      setPending(false);
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, search]);
  return { hits, pending, failure };
};
