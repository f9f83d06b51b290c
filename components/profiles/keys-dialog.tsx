'use client';
import { useTranslations } from 'next-intl';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { REVIEW_KEYS } from './use-review-keys';

const NAMES = { j: 'next', k: 'previous', a: 'approve', r: 'reject', s: 'skip', u: 'undoLast', '?': 'keysHelp' } as const;

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The keys of the review. */
export const KeysDialog = ({ open, onOpenChange }: Props) => {
  const t = useTranslations('merges');
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('keysHelp')} description={t('keysText')}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
        {REVIEW_KEYS.map((key) => (
          <div key={key} className="contents">
            <dt>
              <Kbd>{key.toUpperCase()}</Kbd>
            </dt>
            <dd>{t(NAMES[key])}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};
