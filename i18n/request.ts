import { getRequestConfig } from 'next-intl/server';
import { getPreferences } from '@/lib/server/auth/get-preferences';
import { logger } from '@/lib/server/logger';
import { loadMessages } from './messages';

export default getRequestConfig(async () => {
  const { locale, timeZone } = await getPreferences();
  return {
    locale,
    timeZone,
    now: new Date(),
    messages: await loadMessages(locale),
    onError: (error) => logger.warn({ code: error.code }, `message: ${error.message}`),
    getMessageFallback: ({ namespace, key }) => (namespace ? `${namespace}.${key}` : key),
  };
});
