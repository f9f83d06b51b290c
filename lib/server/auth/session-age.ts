/** Days after which a sign-in is over, however often the session was used since. */
export const SESSION_DAYS_MAX = 90;

/** Whether a session still counts. Its token can be renewed for ever, so only the time of the sign-in says how old it is. */
export const isSessionCurrent = (signedInAt: number | undefined, now: Date): boolean =>
  signedInAt !== undefined && now.getTime() - signedInAt < SESSION_DAYS_MAX * 86_400_000;
