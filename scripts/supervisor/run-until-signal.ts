/** Waits for Ctrl-C or SIGTERM, stops in order, and ends the process. A second Ctrl-C does not wait. */
export const runUntilSignal = (stop: () => Promise<void>): void => {
  let isStopping = false;
  const end = async (): Promise<void> => {
    if (isStopping) process.exit(130);
    isStopping = true;
    process.stderr.write('Stopping…\n');
    await stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
  // The channels to the children do not keep this process alive.
  setInterval(() => undefined, 1 << 30);
};
