'use client';
import { useFormatter } from 'next-intl';
import { cn } from './cn';

interface Props {
  readonly at: Date | string | null | undefined;
  /** `day` leaves the time of day out. */
  readonly precision?: 'day' | 'minute' | 'second';
  readonly className?: string;
}

/** A date and time in the user's language and the organisation's time zone; a dash for none. */
export const When = ({ at, precision = 'minute', className }: Props) => {
  const format = useFormatter();
  if (!at) return <span className={cn('text-faint', className)}>–</span>;
  const time = new Date(at);
  const clock = precision === 'day' ? {} : { timeStyle: precision === 'second' ? ('medium' as const) : ('short' as const) };
  return (
    <time dateTime={time.toISOString()} className={cn('whitespace-nowrap tabular-nums', className)}>
      {format.dateTime(time, { dateStyle: 'medium', ...clock })}
    </time>
  );
};
