import { z } from 'zod';
import { isId } from '../../core/is-id.ts';

const inputSchema = z.object({ importId: z.number().refine(isId) });

/** The import that a verb was asked about. What comes from a browser may be anything, and a database takes a missing number for every import. */
export const importIdOf = (input: z.input<typeof inputSchema>): number => inputSchema.parse(input).importId;
