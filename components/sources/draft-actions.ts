import type { ActionResult } from '@/lib/core/action-result';
import type { ImportPreview } from '@/lib/ingest/import-preview';
import type { DryRun } from '@/lib/ingest/import-view';
import type { ImportKind, Mapping } from '@/lib/ingest/mapping';
import type { DialectChoice } from './dialect-form';

/** What a draft can be told to do. */
export interface DraftActions {
  readonly preview: (input: { importId: number; mapping: Mapping }) => Promise<ActionResult<ImportPreview>>;
  readonly changeDialect: (input: { importId: number; dialect: DialectChoice }) => Promise<ActionResult<unknown>>;
  readonly proposeKind: (input: { importId: number; kind: ImportKind }) => Promise<ActionResult<Mapping>>;
  /** Saves the mapping and counts what the import would do. */
  readonly check: (input: { importId: number; mapping: Mapping }) => Promise<ActionResult<DryRun>>;
  readonly start: (input: { importId: number }) => Promise<ActionResult<unknown>>;
  readonly cancel: (input: { importId: number }) => Promise<ActionResult<unknown>>;
}
