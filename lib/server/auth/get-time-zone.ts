import { readSettings } from '../settings/read-settings.ts';
import { getStores } from './stores.ts';

/** The organisation's time zone; UTC while the database cannot be reached, so that the error page still renders. */
export const getTimeZone = async (): Promise<string> => {
  try {
    return (await readSettings(getStores().db)).timeZone;
  } catch {
    return 'UTC';
  }
};
