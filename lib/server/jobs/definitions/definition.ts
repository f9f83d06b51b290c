import type { z } from 'zod';
import type { Context } from '../../context.ts';
import type { QueueName } from '../queues.ts';

/** What the worker does with the jobs of a queue. `run` must be safe to repeat: a killed worker's job is run again. */
export interface Definition<Data> {
  readonly queue: QueueName;
  readonly schema: z.ZodType<Data>;
  readonly run: (ctx: Context, data: Data) => Promise<void>;
}
