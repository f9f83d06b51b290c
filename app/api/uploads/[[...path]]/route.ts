import { handleRoute } from '@/lib/server/action/handle-route';
import { receiveUpload } from '@/lib/server/uploads/receive-upload';

/** Resumable uploads (tus): announce with POST, send parts with PATCH, ask how far with HEAD, drop with DELETE. */
const handler = handleRoute<{ path?: string[] }>((ctx, request) => receiveUpload(ctx, request));

export { handler as DELETE, handler as HEAD, handler as PATCH, handler as POST };
