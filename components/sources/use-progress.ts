'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type ImportProgress, isBusy } from '@/lib/ingest/import-view';

const POLL_MS = 1_000;
/** The speed is that of the last while, so that it follows changes without jumping. */
const WINDOW_MS = 10_000;

interface Point {
  readonly at: number;
  readonly rows: number;
}

/** Progress and speed (rows a second, 0 while unknown) of an import, asked for every second; the page is rendered anew when it ends. */
export const useProgress = (importId: number, first: ImportProgress): { readonly progress: ImportProgress; readonly speed: number } => {
  const router = useRouter();
  const [progress, setProgress] = useState(first);
  const [speed, setSpeed] = useState(0);
  const points = useRef<readonly Point[]>([]);
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      const response = await fetch(`/api/imports/${importId}`, { cache: 'no-store' }).catch(() => null);
      if (isOver || !response?.ok) return;
      const next = (await response.json()) as ImportProgress;
      const at = performance.now();
      points.current = [...points.current.filter((point) => at - point.at < WINDOW_MS), { at, rows: next.rowsRead }];
      const oldest = points.current[0];
      if (oldest && at > oldest.at) setSpeed(Math.max(0, ((next.rowsRead - oldest.rows) / (at - oldest.at)) * 1_000));
      setProgress(next);
      if (isBusy(next.status)) return;
      isOver = true;
      clearInterval(timer);
      router.refresh();
    };
    const timer = setInterval(() => void ask(), POLL_MS);
    void ask();
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [importId, router]);
  return { progress, speed };
};
