'use client';
import { useFormatter } from 'next-intl';
import { useCallback } from 'react';

/** Smallest share written out: a few of many are never none. */
const SHARE_MIN = 0.001;

/** A share of 0 to 1 as a percentage; one decimal where whole percents would round to nothing or to all. */
export const usePercent = (): ((share: number) => string) => {
  const format = useFormatter();
  return useCallback(
    (share: number): string => {
      const isTiny = share > 0 && share < SHARE_MIN;
      const maximumFractionDigits = (share > 0 && share < 0.1) || (share > 0.99 && share < 1) ? 1 : 0;
      return `${isTiny ? '< ' : ''}${format.number(isTiny ? SHARE_MIN : share, { style: 'percent', maximumFractionDigits })}`;
    },
    [format],
  );
};
