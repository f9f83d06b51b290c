import { z } from 'zod';

const fileSchema = z.object({ bytes: z.int(), sha256: z.string() });

/** What a backup holds; written last, so that a backup without it is not whole. */
export const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  /** Newest migration of the database it came from. */
  schema: z.string(),
  /** In the order in which they must be restored. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int(), file: z.string(), sha256: z.string() })),
  /** Uploaded files by their path in the data directory. */
  files: z.record(z.string(), fileSchema),
});

export type Manifest = z.infer<typeof manifestSchema>;
