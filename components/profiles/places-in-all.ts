/**
 * Places of the queue in all. The server's total follows a decision by itself; only what was decided here and is still among the loaded
 * items has to be taken off.
 */
export const placesInAll = (loaded: number, open: number, total: number): number => Math.max(open, total - (loaded - open));
