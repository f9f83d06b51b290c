'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { Diff } from './diff';
import { Popover } from './popover';
import { When } from './when';

/** Where one value came from. */
export interface Provenance {
  readonly source: string;
  /** Line in its file, 1 = first data row. */
  readonly row?: number | null;
  readonly importId?: number | null;
  /** Page of the import or source. */
  readonly href?: string;
  readonly at?: Date | string | null;
  /** The rule that chose or cleaned it, as a sentence. */
  readonly rule?: ReactNode;
  /** The value as it came and as it was cleaned; shown when they differ. */
  readonly raw?: string | null;
  readonly clean?: string | null;
}

interface Props {
  /** The value as shown. */
  readonly children: ReactNode;
  readonly provenance: Provenance;
  readonly className?: string;
}

const Line = ({ term, children }: { readonly term: string; readonly children: ReactNode }) => (
  <>
    <dt className="text-faint">{term}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </>
);

/** A value that knows where it came from: hover, tap or Enter shows source, row, import, time, rule, and raw beside clean. */
export const ProvenanceValue = ({ children, provenance, className }: Props) => {
  const t = useTranslations('ui');
  const { source, row, importId, href, at, rule, raw, clean } = provenance;
  const isChanged = raw !== undefined && raw !== null && raw !== (clean ?? '');
  return (
    <Popover
      openOnHover
      title={t('cameFrom')}
      trigger={
        <button
          type="button"
          className={cn(
            'min-h-6 max-w-full rounded-sm text-left break-words underline decoration-control/70 decoration-dotted underline-offset-3 hover:decoration-accent data-popup-open:decoration-accent',
            className,
          )}
        >
          {children}
        </button>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <Line term={t('source')}>
          {href ? (
            <Link href={href} className="text-accent-text underline">
              {source}
            </Link>
          ) : (
            source
          )}
        </Line>
        {row === null || row === undefined ? null : <Line term={t('row')}>{row}</Line>}
        {importId === null || importId === undefined ? null : <Line term={t('import')}>{`#${importId}`}</Line>}
        {at ? (
          <Line term={t('time')}>
            <When at={at} />
          </Line>
        ) : null}
        {rule ? <Line term={t('rule')}>{rule}</Line> : null}
        {isChanged ? (
          <Line term={t('rawClean')}>
            <Diff before={raw} after={clean} layout="stacked" />
          </Line>
        ) : null}
      </dl>
    </Popover>
  );
};
