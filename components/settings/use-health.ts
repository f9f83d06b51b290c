'use client';
import { useEffect, useState } from 'react';
import type { Health } from '@/lib/core/health';

const POLL_MS = 5_000;

/** The last answer about how the instance is, and when it came. */
export interface HealthAnswer {
  readonly health: Health;
  readonly at: Date;
  /** Later questions had no answer. */
  readonly isStale: boolean;
}

/** Without details the session is over, which is no answer either. */
const askHealth = async (): Promise<Health | null> => {
  const response = await fetch('/api/health', { cache: 'no-store' }).catch(() => null);
  // 503 tells in the same shape what is down.
  if (!response || !(response.ok || response.status === 503)) return null;
  const health = (await response.json().catch(() => null)) as Health | null;
  return health?.details ? health : null;
};

/** How the instance is, asked for every five seconds while the page is looked at. */
export const useHealth = (first: Health, at: Date): HealthAnswer => {
  const [answer, setAnswer] = useState<HealthAnswer>({ health: first, at, isStale: false });
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      if (document.hidden) return;
      const health = await askHealth();
      if (isOver) return;
      setAnswer((old) => (health ? { health, at: new Date(), isStale: false } : { ...old, isStale: true }));
    };
    const timer = setInterval(() => void ask(), POLL_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, []);
  return answer;
};
