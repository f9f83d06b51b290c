'use client';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button';

interface Props {
  readonly password: string;
}

/** A password that is shown this once, ready to be copied. */
export const OneTimePassword = ({ password }: Props) => {
  const t = useTranslations('settings');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(password);
    setCopied(true);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2 rounded-md border bg-sunken py-1 pr-1 pl-3">
        <code data-testid="one-time-password" className="flex-1 font-mono text-base break-all">
          {password}
        </code>
        <Button variant="ghost" size="icon" aria-label={copied ? t('copied') : t('copy')} onClick={() => void copy()}>
          {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        </Button>
      </div>
      <p className="text-sm text-soft">{t('oneTimeText')}</p>
    </div>
  );
};
