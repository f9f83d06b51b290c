'use client';
import { useEffect, useRef } from 'react';

/** Keys of the review and what they do. */
export const REVIEW_KEYS = ['j', 'k', 'a', 'r', 's', 'u', '?'] as const;
export type ReviewKey = (typeof REVIEW_KEYS)[number];

/** Typing, or inside a dialog or list that has the focus; a panel that merely opened under the pointer does not count. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('[role="dialog"], [role="listbox"], [role="menu"]') !== null);

/** Calls `act` for the review's keys: never while typing, in a dialog, with a modifier, or while an input method composes. */
export const useReviewKeys = (enabled: boolean, act: (key: ReviewKey) => void): void => {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      // 229: the key belongs to an input method, also in browsers that report the end of composition early.
      if (event.isComposing || event.keyCode === 229 || event.repeat || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      const key = REVIEW_KEYS.find((known) => known === event.key.toLowerCase());
      if (!key) return;
      event.preventDefault();
      latest.current(key);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled]);
};
