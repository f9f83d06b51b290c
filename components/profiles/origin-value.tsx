'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Policy } from '@/lib/identity/survivorship-policy';
import { ProvenanceValue } from '../ui/provenance-value';
import { useFieldWords } from './use-field-words';

/** Where a value came from, as profiles and records tell it. */
export interface Origin {
  readonly sourceName: string;
  readonly importId: number;
  readonly fileName: string;
  readonly rowNo: number;
  /** Milliseconds or ISO 8601. */
  readonly at: number | string;
  readonly raw?: string | null;
  readonly rule?: Policy;
}

interface Props {
  readonly field: string;
  readonly value: string | number | boolean;
  readonly origin: Origin;
  /** Shown instead of the value's own text, e.g. with differences marked. */
  readonly children?: ReactNode;
  readonly className?: string;
}

/** A value of a field that tells its origin: source, file and row, import, time, rule, raw → clean. */
export const OriginValue = ({ field, value, origin, children, className }: Props) => {
  const t = useTranslations('profiles');
  const { valueText } = useFieldWords();
  const source = origin.fileName ? t('sourceFile', { source: origin.sourceName, file: origin.fileName }) : origin.sourceName;
  return (
    <ProvenanceValue
      {...(className ? { className } : {})}
      provenance={{
        source,
        row: origin.rowNo,
        importId: origin.importId,
        href: `/sources/imports/${origin.importId}`,
        at: new Date(origin.at),
        raw: origin.raw ?? null,
        clean: String(value),
        ...(origin.rule ? { rule: t(`rules.${origin.rule}`) } : {}),
      }}
    >
      <span dir="auto">{children ?? valueText(field, value)}</span>
    </ProvenanceValue>
  );
};
