import { unstable_rethrow } from 'next/navigation';
import { AppError, type AppErrorCode, HTTP_STATUS } from '../../core/errors.ts';
import { getContext } from '../auth/get-context.ts';
import type { Context } from '../context.ts';
import { toFailure } from './to-failure.ts';

interface RouteArgs<P> {
  readonly params: Promise<P>;
}

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses a changing request that another site's page sent: the browser's Origin must name the host it was sent to. */
const requireSameOrigin = (request: Request): void => {
  if (SAFE_METHODS.has(request.method)) return;
  const origin = request.headers.get('origin');
  if (!origin) return;
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw new AppError('forbidden', 'otherOrigin', 'The request came from another site.');
};

const statusOf = (code: string): number => HTTP_STATUS[code as AppErrorCode] ?? 500;

/** Makes a route handler: context in, `{error:{code,key,values}}` with its HTTP status out when the verb refuses. */
export const handleRoute =
  <P = Record<string, never>>(handler: (ctx: Context, request: Request, params: P) => Promise<Response>) =>
  async (request: Request, args: RouteArgs<P>): Promise<Response> => {
    try {
      requireSameOrigin(request);
      return await handler(await getContext(), request, await args.params);
    } catch (error) {
      unstable_rethrow(error);
      const failure = toFailure(error);
      return Response.json({ error: failure }, { status: statusOf(failure.code), headers: { 'cache-control': 'no-store' } });
    }
  };
