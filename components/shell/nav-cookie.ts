/** Cookie that remembers the folded navigation, so that the server draws the right width at once. */
export const NAV_COOKIE = 'nav';
