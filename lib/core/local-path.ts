/**
 * The path and query of `next` when a browser at `origin` would stay there, else `/`. Read by the browser's own rules, which drop tabs
 * and newlines and take `\` for `/`.
 */
export const localPath = (next: string, origin: string): string => {
  if (!URL.canParse(next, origin)) return '/';
  const url = new URL(next, origin);
  // A path of two slashes would name another host once it is read as an address again.
  if (url.origin !== origin || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search;
};
