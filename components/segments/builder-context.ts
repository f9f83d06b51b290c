'use client';
import { createContext, useContext } from 'react';
import type { RuleIssue } from '@/lib/segments/rule';
import type { BuilderCatalog, SegmentPreview } from '@/lib/segments/views';

/** What every row of the builder may need: the menus, and the latest numbers and faults by path. */
export interface BuilderState {
  readonly catalog: BuilderCatalog;
  readonly preview: SegmentPreview | null;
  /** The numbers belong to an older rule: newer ones are on their way, or wait for what is being typed. */
  readonly stale: boolean;
  readonly issues: ReadonlyMap<string, RuleIssue>;
  readonly incomplete: ReadonlySet<string>;
  /** Conditions that count without their filters that lack a value. */
  readonly halfFiltered: ReadonlySet<string>;
}

export const BuilderContext = createContext<BuilderState | null>(null);

/** The builder around a component. Throws outside of one. */
export const useBuilder = (): BuilderState => {
  const state = useContext(BuilderContext);
  if (!state) throw new Error('useBuilder outside the segment builder');
  return state;
};
