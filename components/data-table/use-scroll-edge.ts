'use client';
import { type RefObject, useEffect, useState } from 'react';

/** Whether what stands in a scroller is wider than it, and whether more of it lies at the right. */
export interface ScrollEdge {
  readonly scrolls: boolean;
  readonly hasMore: boolean;
}

/** Watches a scroller's width; `onResize` runs when its place becomes wider or narrower. */
export const useScrollEdge = (scroller: RefObject<HTMLElement | null>, onResize: () => void): ScrollEdge => {
  const [edge, setEdge] = useState<ScrollEdge>({ scrolls: false, hasMore: false });
  useEffect(() => {
    const box = scroller.current;
    const content = box?.firstElementChild;
    if (!box || !content) return;
    const measure = (): void => {
      // One pixel of tolerance: widths are rounded.
      const scrolls = content.scrollWidth > box.clientWidth + 1;
      const hasMore = scrolls && box.scrollLeft + box.clientWidth < box.scrollWidth - 1;
      setEdge((old) => (old.scrolls === scrolls && old.hasMore === hasMore ? old : { scrolls, hasMore }));
    };
    let width = box.clientWidth;
    const observer = new ResizeObserver(() => {
      if (box.clientWidth !== width) {
        width = box.clientWidth;
        onResize();
      }
      measure();
    });
    observer.observe(box);
    observer.observe(content);
    box.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', measure);
    };
  }, [scroller, onResize]);
  return edge;
};
