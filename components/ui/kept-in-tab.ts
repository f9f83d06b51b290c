const PREFIX = 'larder-kept ';

/** Set at sign-out: a page that is being left writes no more. */
let isClosed = false;

/** What `run` gives; null in a browser that stores nothing, or no more. */
const attempt = <T>(run: () => T): T | null => {
  try {
    return run();
  } catch {
    return null;
  }
};

const ownerOf = (key: string): string | undefined => key.split(' ', 1)[0];

/** Removes what is kept under the keys that `isMeant` is true for. */
const remove = (isMeant: (key: string) => boolean): void => {
  const names = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '');
  for (const name of names) if (name.startsWith(PREFIX) && isMeant(name.slice(PREFIX.length))) sessionStorage.removeItem(name);
};

/**
 * The text kept in this tab of the browser under a key, null for none. A key begins with the id of the user it belongs to and a space;
 * what other users have left is removed.
 */
export const readKept = (key: string): string | null =>
  attempt(() => {
    remove((other) => ownerOf(other) !== ownerOf(key));
    return sessionStorage.getItem(PREFIX + key);
  });

/** Keeps a text in this tab under a key as `readKept` takes it, or nothing. Where there is no room the older text goes as well. */
export const writeKept = (key: string, text: string | null): void => {
  attempt(() => sessionStorage.removeItem(PREFIX + key));
  if (text !== null && !isClosed) attempt(() => sessionStorage.setItem(PREFIX + key, text));
};

/** Removes all that is kept in this tab; nothing is kept any more until the page is loaded anew. */
export const forgetKept = (): void => {
  isClosed = true;
  attempt(() => remove(() => true));
};
