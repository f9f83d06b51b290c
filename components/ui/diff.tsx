import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from './cn';
import { type DiffPart, diffParts } from './diff-parts';

interface Props {
  /** The value as it came; null or empty shows as "empty". */
  readonly before: string | null | undefined;
  readonly after: string | null | undefined;
  /** `stacked` puts one under the other, for narrow places. */
  readonly layout?: 'inline' | 'stacked';
  readonly className?: string;
}

/** Texts up to here stay on one line where there is room: a value broken after each letter cannot be compared. Both together, longer, are stacked. */
const ONE_LINE_MAX = 40;

const marked = (parts: readonly DiffPart[], Tag: 'del' | 'ins') =>
  parts.map((part, i) =>
    part.changed ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
      <Tag key={i} className={cn('rounded-[2px] no-underline', Tag === 'del' ? 'bg-removed' : 'bg-added')}>
        {part.text}
      </Tag>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
      <span key={i}>{part.text}</span>
    ),
  );

/** Raw → clean: both texts with the changed characters marked. */
export const Diff = ({ before, after, layout = 'inline', className }: Props) => {
  const t = useTranslations('ui');
  const parts = diffParts(before ?? '', after ?? '');
  const none = <span className="font-sans text-faint italic">{t('emptyValue')}</span>;
  const lengths = [before?.length ?? 0, after?.length ?? 0] as const;
  const isStacked = layout === 'stacked' || lengths[0] + lengths[1] > ONE_LINE_MAX;
  const text = cn(
    'font-mono text-sm',
    Math.max(...lengths) > ONE_LINE_MAX
      ? 'min-w-0 break-words whitespace-pre-wrap'
      : 'whitespace-pre max-sm:min-w-0 max-sm:break-words max-sm:whitespace-pre-wrap',
  );
  return (
    <span
      className={cn(
        'inline-grid min-w-0 items-baseline gap-x-2',
        isStacked ? 'grid-cols-[auto_1fr]' : 'grid-cols-[auto_auto_auto] justify-start',
        className,
      )}
    >
      <span dir="auto" className={cn(text, 'text-soft', isStacked && 'col-start-2')}>
        <span className="sr-only">{t('before')} </span>
        {before ? marked(parts.before, 'del') : none}
      </span>
      <ArrowRight aria-hidden="true" className="size-3 shrink-0 self-center text-faint" />
      <span dir="auto" className={text}>
        <span className="sr-only">{t('after')} </span>
        {after ? marked(parts.after, 'ins') : none}
      </span>
    </span>
  );
};
