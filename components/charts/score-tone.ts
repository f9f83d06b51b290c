/** What a score of 0 to 100 means: ≥ 90 good, ≥ 70 to be watched, below poor, null no data. */
export type ScoreTone = 'good' | 'watch' | 'poor' | 'none';

export const scoreTone = (score: number | null): ScoreTone =>
  score === null ? 'none' : score >= 90 ? 'good' : score >= 70 ? 'watch' : 'poor';

export const TONE_STROKE: Readonly<Record<ScoreTone, string>> = {
  good: 'var(--good)',
  watch: 'var(--warn)',
  poor: 'var(--danger)',
  none: 'var(--control)',
};

/** Ground of a heat table's cell: one scale from pale (poor) to full (good), with a text colour that stays readable on it. */
export const heatClass = (score: number | null): string => {
  if (score === null) return 'bg-surface text-faint';
  if (score >= 99) return 'bg-seq-4/70 text-ink dark:bg-seq-3';
  if (score >= 95) return 'bg-seq-3/80 text-ink dark:bg-seq-2';
  if (score >= 85) return 'bg-seq-2 text-ink dark:bg-seq-2/60';
  if (score >= 70) return 'bg-seq-1 text-ink';
  if (score >= 50) return 'bg-warn-soft text-ink';
  return 'bg-danger-soft text-ink';
};
