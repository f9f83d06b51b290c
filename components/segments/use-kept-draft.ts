'use client';
import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { readKept, writeKept } from '../ui/kept-in-tab';
import { type BuilderValues, draftOf, type KeptDraft, readDraft, textOfValues, writeDraft } from './kept-draft';

const read = (key: string): KeptDraft | null => readDraft(readKept(key));

const write = (key: string, draft: KeptDraft | null): void => writeKept(key, draft && writeDraft(draft));

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
  const [givenText] = useState(() => textOfValues(given));
  const isOver = useRef(false);
  const isRead = kept !== undefined;
  // What is kept on still began where it began, or nobody would be told a second time that it has been saved since.
  const begun = kept?.base ?? base;
  const keep = useCallback(
    (values: BuilderValues): void => {
      if (isRead && !isOver.current) write(key, draftOf(values, givenText, begun));
    },
    [key, givenText, begun, isRead],
  );
  /** The builder is left for good: nothing is kept any more. */
  const forget = useCallback((): void => {
    isOver.current = true;
    write(key, null);
  }, [key]);
  const discard = (): void => {
    write(key, null);
    setKept(null);
  };
  return { kept: kept ?? null, keep, forget, discard };
};
