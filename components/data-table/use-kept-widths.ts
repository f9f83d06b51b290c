'use client';
import { type RefObject, useCallback, useState } from 'react';

/** Keeps the columns as wide as they are while the reader sorts and pages; `release` lets them find their widths anew. */
export const useKeptWidths = (table: RefObject<HTMLTableElement | null>) => {
  const [widths, setWidths] = useState<readonly number[] | null>(null);
  const keep = useCallback(() => {
    const cells = table.current?.tHead?.rows[0]?.cells;
    if (cells) setWidths([...cells].map((cell) => cell.offsetWidth));
  }, [table]);
  const release = useCallback(() => setWidths(null), []);
  return { widths, keep, release };
};
