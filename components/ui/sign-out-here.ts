import { signOut } from 'next-auth/react';
import { forgetKept } from './kept-in-tab';

/** Ends this session, forgets what the tab kept for its user, and goes to the sign-in page. Throws where the server does not answer. */
export const signOutHere = async (): Promise<void> => {
  await signOut({ redirect: false });
  forgetKept();
  window.location.assign('/sign-in');
};
