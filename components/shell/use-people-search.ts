'use client';
import { useEffect, useState } from 'react';
import type { PersonHit } from './person-hit';

const PAUSE_MS = 200;
const LETTERS_MIN = 2;

/** Searches people after a pause in typing; an answer that comes late for an older text is dropped. */
export const usePeopleSearch = (text: string, search: (text: string) => Promise<readonly PersonHit[]>) => {
  const [hits, setHits] = useState<readonly PersonHit[]>([]);
  const [pending, setPending] = useState(false);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < LETTERS_MIN) {
      setHits([]);
      setPending(false);
      return;
    }
    let isCurrent = true;
    setPending(true);
    const timer = setTimeout(async () => {
      const found = await search(wanted).catch(() => []);
      if (!isCurrent) return;
      setHits(found);
      setPending(false);
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, search]);
  return { hits, pending };
};
