'use client';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { readKept, writeKept } from '../ui/kept-in-tab';
import { type BuilderValues, draftOf, type KeptDraft, readDraft, textOfValues, writeDraft } from './kept-draft';
import { later } from './later';

/** Milliseconds without a change before it is kept: all of the rule is read and written for it. */
const PAUSE_MS = 300;

const read = (key: string): KeptDraft | null => readDraft(readKept(key));

const never = () => () => {};

/**
 * Unsaved changes of the builder, kept in this tab of the browser until they are saved or given up. `key` is one of `readKept` for what
 * is edited; `base` names what is saved already. All three are those of the first drawing: whoever edits something else draws another.
 */
export const useKeptDraft = (key: string, given: BuilderValues, base: string) => {
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  // Not read yet while undefined: the first drawing in the browser repeats the server's.
  const [kept, setKept] = useState<KeptDraft | null | undefined>(() => (isInBrowser ? read(key) : undefined));
  if (isInBrowser && kept === undefined) setKept(read(key));
  const isRead = kept !== undefined;
  // What is kept on still began where it began, or nobody would be told a second time that it has been saved since.
  const begun = kept?.base ?? base;
  const [writing] = useState(() => {
    const givenText = textOfValues(given);
    return later((next: { readonly values: BuilderValues; readonly begun: string }) => {
      const draft = draftOf(next.values, givenText, next.begun);
      writeKept(key, draft && writeDraft(draft));
    }, PAUSE_MS);
  });
  useEffect(() => {
    window.addEventListener('pagehide', writing.flush);
    return () => {
      window.removeEventListener('pagehide', writing.flush);
      writing.flush();
    };
  }, [writing]);
  const isOver = useRef(false);
  const keep = useCallback(
    (values: BuilderValues): void => {
      if (isRead && !isOver.current) writing.set({ values, begun });
    },
    [writing, begun, isRead],
  );
  const drop = useCallback((): void => {
    writing.cancel();
    writeKept(key, null);
  }, [writing, key]);
  /** The builder is left for good: nothing is kept any more. */
  const forget = useCallback((): void => {
    isOver.current = true;
    drop();
  }, [drop]);
  const discard = (): void => {
    drop();
    setKept(null);
  };
  return { kept: kept ?? null, keep, forget, discard };
};
