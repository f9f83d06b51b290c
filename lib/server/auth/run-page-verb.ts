import { forbidden, notFound, redirect } from 'next/navigation';
import { AppError } from '../../core/errors.ts';

/** Awaits a verb in a page: `not_found`, `forbidden` and `unauthenticated` become the pages made for them, all else is thrown on. */
export const runPageVerb = async <T>(verb: Promise<T>): Promise<T> => {
  try {
    return await verb;
  } catch (error) {
    if (error instanceof AppError) {
      if (error.code === 'not_found') notFound();
      if (error.code === 'forbidden') forbidden();
      if (error.code === 'unauthenticated') redirect('/sign-in');
    }
    throw error;
  }
};
