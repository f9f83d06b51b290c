'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Dialect } from '@/lib/ingest/mapping';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';

/** What of a dialect a person can change. */
export type DialectChoice = Pick<Dialect, 'encoding' | 'delimiter' | 'quote' | 'skipLines'>;

interface Props {
  readonly dialect: Dialect;
  readonly pending: boolean;
  readonly onApply: (choice: DialectChoice) => void;
}

const ENCODINGS = [
  ['utf-8', 'UTF-8'],
  ['utf-16le', 'UTF-16 LE'],
  ['utf-16be', 'UTF-16 BE'],
  ['windows-1252', 'Windows-1252'],
  ['windows-1250', 'Windows-1250'],
  ['windows-1251', 'Windows-1251'],
  ['gb18030', 'GB18030 (GBK, GB2312)'],
  ['big5', 'Big5'],
  ['shift_jis', 'Shift_JIS'],
  ['euc-jp', 'EUC-JP'],
  ['euc-kr', 'EUC-KR'],
] as const;
const DELIMITERS = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'pipe'],
] as const;
const QUOTES = [
  ['"', 'double'],
  ["'", 'single'],
] as const;

const SKIP_MAX = 100;

/** Encoding, delimiter, quote and first line: what was found, and what a person says instead. */
export const DialectForm = ({ dialect, pending, onApply }: Props) => {
  const t = useTranslations('sources');
  const [choice, setChoice] = useState<DialectChoice>(dialect);
  const encodings = ENCODINGS.some(([value]) => value === choice.encoding)
    ? ENCODINGS
    : [...ENCODINGS, [choice.encoding, choice.encoding] as const];
  const isChanged = (['encoding', 'delimiter', 'quote', 'skipLines'] as const).some((key) => choice[key] !== dialect[key]);
  return (
    <Card title={t('readAs')} description={t('readAsText')}>
      <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-4">
        <Field label={t('encoding')}>
          <Select
            options={encodings.map(([value, label]) => ({ value, label }))}
            value={choice.encoding}
            onValueChange={(encoding) => setChoice({ ...choice, encoding })}
          />
        </Field>
        <Field label={t('delimiter')}>
          <Select
            options={DELIMITERS.map(([value, name]) => ({ value, label: t(`delimiterName.${name}`) }))}
            value={choice.delimiter as ','}
            onValueChange={(delimiter) => setChoice({ ...choice, delimiter })}
          />
        </Field>
        <Field label={t('quote')}>
          <Select
            options={QUOTES.map(([value, name]) => ({ value, label: t(`quoteName.${name}`) }))}
            value={choice.quote as '"'}
            onValueChange={(quote) => setChoice({ ...choice, quote })}
          />
        </Field>
        <Field label={t('skipLines')}>
          <Input
            type="number"
            min={0}
            max={SKIP_MAX}
            value={choice.skipLines}
            onChange={(event) =>
              setChoice({ ...choice, skipLines: Math.min(SKIP_MAX, Math.max(0, Math.trunc(Number(event.target.value)))) })
            }
          />
        </Field>
      </div>
      {isChanged ? (
        <Button className="mt-3" pending={pending} onClick={() => onApply(choice)}>
          {t('applyDialect')}
        </Button>
      ) : null}
    </Card>
  );
};
