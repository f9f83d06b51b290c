'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Notice } from '../ui/notice';

interface Work {
  readonly importing: boolean;
  readonly indexing: boolean;
}

const BUSY_MS = 2_500;
const IDLE_MS = 15_000;

const askWork = async (): Promise<Work | null> => {
  const response = await fetch('/api/work', { cache: 'no-store' }).catch(() => null);
  return response?.ok ? ((await response.json()) as Work) : null;
};

/** Says that numbers are about to change while the worker takes new data in, and renders the page anew when it is done. */
export const WorkNotice = ({ first }: { readonly first: Work }) => {
  const t = useTranslations('nav');
  const router = useRouter();
  const [work, setWork] = useState(first);
  const isBusy = work.importing || work.indexing;
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      const next = document.hidden ? null : await askWork();
      if (isOver || !next) return;
      if (isBusy && !next.importing && !next.indexing) router.refresh();
      setWork((now) => (now.importing === next.importing && now.indexing === next.indexing ? now : next));
    };
    const timer = setInterval(() => void ask(), isBusy ? BUSY_MS : IDLE_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [isBusy, router]);
  return isBusy ? <Notice>{t(work.importing ? 'importing' : 'indexing')}</Notice> : null;
};
