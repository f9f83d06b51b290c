'use client';
import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type BuilderValues, draftOf, type KeptDraft, readDraft, writeDraft } from './kept-draft';

const NAME = 'larder-segment-draft';

const read = (key: string): KeptDraft | null => {
  try {
    return readDraft(sessionStorage.getItem(`${NAME} ${key}`));
  } catch {
    return null;
  }
};

const write = (key: string, draft: KeptDraft | null): void => {
  try {
    if (draft) sessionStorage.setItem(`${NAME} ${key}`, writeDraft(draft));
    else sessionStorage.removeItem(`${NAME} ${key}`);
  } catch {
    // A browser that stores nothing, or is full: the builder works all the same.
  }
};

const never = () => () => {};

/**
 * Unsaved changes of the builder, kept in this tab of the browser until they are saved or given up. `key` tells apart what is edited and
 * by whom; `base` is the text of the values it begins from.
 */
export const useKeptDraft = (key: string, base: string) => {
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [isDiscarded, setDiscarded] = useState(false);
  const isOver = useRef(false);
  // Read once: what is kept from then on stands in the builder already.
  const kept = useMemo(() => (isInBrowser && !isDiscarded ? read(key) : null), [key, isInBrowser, isDiscarded]);
  const keep = useCallback(
    (values: BuilderValues): void => {
      // The first drawing in the browser repeats the server's and has not read what is kept.
      if (isInBrowser && !isOver.current) write(key, draftOf(values, base));
    },
    [key, base, isInBrowser],
  );
  /** The builder is left for good: nothing is kept any more. */
  const forget = useCallback((): void => {
    isOver.current = true;
    write(key, null);
  }, [key]);
  const discard = (): void => {
    write(key, null);
    setDiscarded(true);
  };
  return { kept, keep, forget, discard };
};
