import { cn } from './cn';

/** A grey stand-in of the final size while something loads. Give it width and height. */
export const Skeleton = ({ className }: { readonly className?: string }) => (
  <span aria-hidden="true" className={cn('block animate-pulse rounded-md bg-hover', className)} />
);
