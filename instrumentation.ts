import type { Instrumentation } from 'next';

/** Notes which route failed for an error thrown in a page, an action or a handler. The address is left out: searches name people. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { logger } = await import('./lib/server/logger.ts');
  logger.error({ err: error, method: request.method, route: context.routePath, kind: context.routeType }, 'request failed');
};
