import { headers } from 'next/headers';
import { DIRECT_HEADER } from './direct-header.ts';

/** True when the web process saw that this request was made on its own machine. False wherever it does not tell. */
export const isDirectRequest = async (): Promise<boolean> => {
  const secret = process.env.LARDER_DIRECT_SECRET;
  return Boolean(secret) && (await headers()).get(DIRECT_HEADER) === secret;
};
