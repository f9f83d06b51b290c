'use client';
import { useCallback, useMemo, useRef, useState } from 'react';
import { DetailedError, Upload } from 'tus-js-client';
import type { Failure } from '@/lib/core/action-result';

/** Part of a file sent in one request: below every limit on the way. */
const PART_BYTES = 8 * 1024 * 1024;
const RETRY_MS = [500, 1_500, 4_000, 10_000, 20_000];
/** Files sent at the same time. */
const PARALLEL = 2;

export type UploadState = 'waiting' | 'uploading' | 'retrying' | 'done' | 'failed';

/** One chosen file on its way to the server. */
export interface UploadItem {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: UploadState;
  /** Number of the upload on the server, once complete. */
  readonly uploadId: string | null;
  readonly failure: Failure | null;
}

const BROKEN: Failure = { code: 'unavailable', key: 'uploadBroken', values: {} };

/** What the server said, or that the connection broke. */
const failureOf = (error: Error): Failure => {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
  try {
    const told: unknown = JSON.parse(body ?? '');
    if (typeof told !== 'object' || told === null) return BROKEN;
    if ('error' in told) return told.error as Failure;
    return 'key' in told ? { code: 'invalid', values: {}, ...(told as { key: string }) } : BROKEN;
  } catch {
    return BROKEN;
  }
};

interface Job {
  readonly key: string;
  readonly upload: Upload;
}

/** Chosen files and their uploads: resumable parts, a few files at a time. */
export const useUploads = () => {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const waiting = useRef<Job[]>([]);
  const running = useRef(new Map<string, Job>());

  const change = useCallback((key: string, part: Partial<UploadItem>): void => {
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...part } : item)));
  }, []);

  const next = useCallback((): void => {
    while (running.current.size < PARALLEL) {
      const job = waiting.current.shift();
      if (!job) return;
      running.current.set(job.key, job);
      change(job.key, { state: 'uploading', failure: null });
      job.upload.start();
    }
  }, [change]);

  const finish = useCallback(
    (key: string, part: Partial<UploadItem>): void => {
      running.current.delete(key);
      change(key, part);
      next();
    },
    [change, next],
  );

  const createJob = useCallback(
    (key: string, file: File): Job => {
      const upload: Upload = new Upload(file, {
        endpoint: '/api/uploads',
        chunkSize: PART_BYTES,
        retryDelays: RETRY_MS,
        storeFingerprintForResuming: false,
        metadata: { filename: file.name },
        onProgress: (sent) => change(key, { sent, state: 'uploading' }),
        onShouldRetry: (error) => {
          const status = error.originalResponse?.getStatus() ?? 0;
          const retries = status === 0 || status === 409 || status === 423 || status >= 500;
          if (retries) change(key, { state: 'retrying' });
          return retries;
        },
        onSuccess: () => finish(key, { state: 'done', sent: file.size, uploadId: upload.url?.split('/').at(-1) ?? null }),
        onError: (error) => finish(key, { state: 'failed', failure: failureOf(error) }),
      });
      return { key, upload };
    },
    [change, finish],
  );

  const jobs = useRef(new Map<string, Job>());
  const add = useCallback(
    (files: readonly File[]): void => {
      const added = files.map((file): UploadItem => {
        const key = crypto.randomUUID();
        const job = createJob(key, file);
        jobs.current.set(key, job);
        waiting.current.push(job);
        return { key, name: file.name, size: file.size, sent: 0, state: 'waiting', uploadId: null, failure: null };
      });
      setItems((all) => [...all, ...added]);
      next();
    },
    [createJob, next],
  );

  const retry = useCallback(
    (key: string): void => {
      const job = jobs.current.get(key);
      if (!job) return;
      waiting.current.push(job);
      change(key, { state: 'waiting', failure: null });
      next();
    },
    [change, next],
  );

  const remove = useCallback(
    (key: string): void => {
      const job = jobs.current.get(key);
      waiting.current = waiting.current.filter((item) => item.key !== key);
      const wasRunning = running.current.delete(key);
      void job?.upload.abort(wasRunning).catch(() => undefined);
      jobs.current.delete(key);
      setItems((all) => all.filter((item) => item.key !== key));
      next();
    },
    [next],
  );

  return useMemo(() => ({ items, add, retry, remove }), [items, add, retry, remove]);
};
