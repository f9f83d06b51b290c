/** What a score of 0 to 100 means: from `GOOD_FROM` good, from `WATCH_FROM` to be watched, below poor, null no data. */
export type ScoreTone = 'good' | 'watch' | 'poor' | 'none';
export const GOOD_FROM = 90;
export const WATCH_FROM = 70;

/** The tone of a score; every drawing of a score takes its colour from here. */
export const scoreTone = (score: number | null): ScoreTone =>
  score === null ? 'none' : score >= GOOD_FROM ? 'good' : score >= WATCH_FROM ? 'watch' : 'poor';

export const TONE_STROKE: Readonly<Record<ScoreTone, string>> = {
  good: 'var(--good)',
  watch: 'var(--warn)',
  poor: 'var(--danger)',
  none: 'var(--control)',
};

/** Ground of a heat table's cell: the tone of the score, and within the good ones a deeper green the nearer it is to 100. */
export const heatClass = (score: number | null): string => {
  const tone = scoreTone(score);
  if (tone === 'none' || score === null) return 'bg-surface text-faint';
  if (tone === 'watch') return 'bg-warn-soft text-ink';
  if (tone === 'poor') return 'bg-danger-soft text-ink';
  if (score >= 99) return 'bg-seq-4/70 text-ink dark:bg-seq-3';
  return score >= 95 ? 'bg-seq-3/80 text-ink dark:bg-seq-2' : 'bg-seq-2 text-ink dark:bg-seq-2/60';
};

/** One score of each tone, for a legend. */
export const TONE_SAMPLES = [
  { tone: 'good', score: GOOD_FROM },
  { tone: 'watch', score: WATCH_FROM },
  { tone: 'poor', score: 0 },
] as const;
