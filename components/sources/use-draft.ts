'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState, useTransition } from 'react';
import type { Failure } from '@/lib/core/action-result';
import type { ImportPreview } from '@/lib/ingest/import-preview';
import type { DryRun, ImportView } from '@/lib/ingest/import-view';
import type { ColumnMapping, ImportKind, Mapping } from '@/lib/ingest/mapping';
import type { DialectChoice } from './dialect-form';
import type { DraftActions } from './draft-actions';

/** How long after the last change of the mapping the preview is read again. */
const SETTLE_MS = 350;

/** The state of a draft on its page: the mapping being changed, its preview, and the result of the check. */
export const useDraft = (view: ImportView, first: ImportPreview, actions: DraftActions) => {
  const router = useRouter();
  const importId = view.id;
  const [mapping, setMapping] = useState<Mapping>(view.mapping);
  const [preview, setPreview] = useState(first);
  const [dryRun, setDryRun] = useState<DryRun | null>(view.dryRun);
  const [checked, setChecked] = useState<Mapping | null>(view.dryRun ? view.mapping : null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isReading, startReading] = useTransition();
  const [isChecking, startChecking] = useTransition();
  const [isStarting, startStarting] = useTransition();
  const latest = useRef(mapping);

  useEffect(() => {
    latest.current = mapping;
    if (mapping === view.mapping) return;
    const timer = setTimeout(async () => {
      const result = await actions.preview({ importId, mapping });
      if (latest.current !== mapping) return;
      if (result.ok) setPreview(result.value);
      else setFailure(result.error);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [mapping, view.mapping, importId, actions]);

  const changeColumn = useCallback((column: ColumnMapping): void => {
    setFailure(null);
    setMapping((old) => {
      const others = old.columns.filter((item) => item.column !== column.column);
      return { ...old, columns: [...others, column].sort((a, b) => a.column - b.column) };
    });
  }, []);

  const changeKind = (kind: ImportKind): void =>
    startReading(async () => {
      setFailure(null);
      const result = await actions.proposeKind({ importId, kind });
      if (result.ok) setMapping(result.value);
      else setFailure(result.error);
    });

  const changeDialect = (dialect: DialectChoice): void =>
    startReading(async () => {
      setFailure(null);
      const { encoding, delimiter, quote, skipLines } = dialect;
      const result = await actions.changeDialect({ importId, dialect: { encoding, delimiter, quote, skipLines } });
      if (result.ok) router.refresh();
      else setFailure(result.error);
    });

  const check = (): void =>
    startChecking(async () => {
      setFailure(null);
      const result = await actions.check({ importId, mapping });
      if (result.ok) {
        setDryRun(result.value);
        setChecked(mapping);
      } else setFailure(result.error);
    });

  const start = (): void =>
    startStarting(async () => {
      setFailure(null);
      const result = await actions.start({ importId });
      if (result.ok) router.refresh();
      else setFailure(result.error);
    });

  const isStale = dryRun !== null && checked !== mapping;
  return {
    mapping,
    preview,
    dryRun,
    failure,
    isStale,
    isReading,
    isChecking,
    isStarting,
    setMapping,
    changeColumn,
    changeKind,
    changeDialect,
    check,
    start,
  };
};
