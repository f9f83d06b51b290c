'use client';
import { useFormatter } from 'next-intl';
import { useCallback } from 'react';
import { shownShare } from './shown-share';

/** A share of 0 to 1 as a percentage. */
export const usePercent = (): ((share: number) => string) => {
  const format = useFormatter();
  return useCallback(
    (share: number): string => {
      const { sign, share: written, decimals } = shownShare(share);
      return `${sign}${format.number(written, { style: 'percent', maximumFractionDigits: decimals })}`;
    },
    [format],
  );
};
