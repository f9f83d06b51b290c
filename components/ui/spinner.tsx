import { cn } from './cn';

/** A turning ring for waits without a measure; stands still when motion is not wanted. */
export const Spinner = ({ className }: { readonly className?: string }) => (
  <span
    aria-hidden="true"
    className={cn('inline-block size-4 animate-spin rounded-full border-2 border-current border-r-transparent', className)}
  />
);
