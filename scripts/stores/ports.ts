import { createServer } from 'node:net';

/** True when nothing listens on `port` of `host`. */
export const isPortFree = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

/** A port that is free at this moment. */
export const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.'))));
    });
  });

/**
 * The port for a store: the one asked for by the environment variable `name` (which must be free, else an error that says so),
 * else the remembered one when free, else any free one.
 */
export const choosePort = async (name: string, remembered: number | undefined): Promise<number> => {
  const wanted = process.env[name];
  if (wanted) {
    if (await isPortFree(Number(wanted))) return Number(wanted);
    throw new Error(`Port ${wanted} (${name}) is taken by another program. Stop it, or set ${name} to a free port.`);
  }
  if (remembered && (await isPortFree(remembered))) return remembered;
  return findFreePort();
};
