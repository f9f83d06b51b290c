/**
 * Arguments of Node for the worker, which reads files of any size in batches: what a batch leaves behind is collected early. Without them
 * the heap grows to several times of what is in use, as there is room (300,000 people: 430 to 530 MB instead of 300, a sixth less CPU).
 */
export const WORKER_ARGUMENTS: readonly string[] = ['--max-semi-space-size=8', '--heap-growing-percent=100'];
