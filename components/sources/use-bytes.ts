'use client';
import { useFormatter } from 'next-intl';
import { useCallback } from 'react';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Sizes of files in words: 12.3 MB. */
export const useBytes = (): ((bytes: number) => string) => {
  const format = useFormatter();
  return useCallback(
    (bytes: number): string => {
      const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
      const unit = UNITS[step] ?? 'byte';
      return format.number(bytes / 1000 ** step, {
        style: 'unit',
        unit,
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step === 0 ? 0 : 1,
      });
    },
    [format],
  );
};
