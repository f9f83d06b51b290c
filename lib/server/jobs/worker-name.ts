/** Name of workers in the job queue's registry of instances. */
export const WORKER_NAME = 'larder-worker';
