import type { Index } from './client.ts';

/** Runs a query and gives its rows in ClickHouse's RowBinary format: numbers as they are, nothing to parse. */
export const readBinary = async (index: Index, query: string, params: Record<string, unknown> = {}): Promise<Uint8Array> => {
  const { stream } = await index.exec({ query: `${query}\nFORMAT RowBinary`, query_params: params });
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
