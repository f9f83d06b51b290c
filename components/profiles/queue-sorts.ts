/** Orders of the review queue: surest first, least sure first, newest first. */
export const QUEUE_SORTS = ['score', 'unsure', 'newest'] as const;
