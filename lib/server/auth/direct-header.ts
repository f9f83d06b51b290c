/** Header by which the web process (scripts/web.ts) marks requests made on its own machine; its value is a secret of the process. */
export const DIRECT_HEADER = 'x-larder-direct';
