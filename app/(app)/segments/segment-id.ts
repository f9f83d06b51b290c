import { notFound } from 'next/navigation';
import { AppError } from '@/lib/core/errors';

/** The segment number of an address; the "not found" page for anything else. */
export const segmentIdOf = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) notFound();
  return Number(text);
};

/** Leads an unknown segment to the "not found" page. */
export const orNotFound = <T>(promise: Promise<T>): Promise<T> =>
  promise.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  });
