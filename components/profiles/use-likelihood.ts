'use client';
import { useFormatter } from 'next-intl';

/** From here on digits would claim more than a model can know. */
const SURE = 0.999;

/** A probability in words of the language; what is nearly certain never reads as 100 %. */
export const useLikelihood = () => {
  const format = useFormatter();
  return (score: number): string => {
    if (score > SURE) return `> ${format.number(SURE, { style: 'percent', maximumFractionDigits: 1 })}`;
    return format.number(score, { style: 'percent', maximumFractionDigits: score > 0.99 ? 1 : 0 });
  };
};
