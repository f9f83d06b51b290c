import { cn } from '../ui/cn';
import { diffParts } from '../ui/diff-parts';

interface Props {
  readonly text: string;
  /** What it is compared with; characters that are not in it are marked. */
  readonly other: string;
  readonly className?: string;
}

/** A text with the characters marked that another text does not have. */
export const Differences = ({ text, other, className }: Props) => (
  <span dir="auto" className={cn('break-words', className)}>
    {diffParts(other, text).after.map((part, i) =>
      part.changed ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
        <mark key={i} className="rounded-[2px] bg-warn-soft text-ink underline decoration-warn decoration-2 underline-offset-2">
          {part.text}
        </mark>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
        <span key={i}>{part.text}</span>
      ),
    )}
  </span>
);
