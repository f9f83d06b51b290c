import { Session } from 'chdb';

/** Formats whose chunks may simply follow one another. */
const STREAMABLE = new Set(['JSONEachRow', 'JSONCompactEachRow', 'CSV', 'TabSeparated', 'TSV', 'RowBinary']);

/** An error of the engine with ClickHouse's number. */
export class EngineError extends Error {
  readonly code: number;
  constructor(message: string) {
    const text = message.replace(/^Query failed: /, '').trim();
    super(text);
    this.name = 'EngineError';
    this.code = Number(/Code: (\d+)/.exec(text)?.[1] ?? 1001);
  }
}

const asEngineError = (error: unknown): EngineError => new EngineError(error instanceof Error ? error.message : String(error));

/** One query to run: statements that prepare the connection, then the text. */
export interface EngineQuery {
  readonly prelude: readonly string[];
  readonly text: string;
  /** The format named in the text, or null. */
  readonly format: string | null;
  readonly isRead: boolean;
}

/**
 * The engine on one data directory. Each query has a connection of its own (about 1 ms), so that its database, settings and
 * parameters reach nobody else.
 */
export class Engine {
  readonly #path: string;
  readonly #args: readonly string[];
  readonly #control: Session;

  constructor(path: string, configFile: string) {
    this.#path = path;
    this.#args = [`--config-file=${configFile}`];
    this.#control = new Session(path, { connectionArgs: this.#args });
  }

  /** Runs a query and yields its output in pieces. Throws `EngineError`. */
  async *run(query: EngineQuery): AsyncGenerator<Uint8Array> {
    const session = new Session(this.#path, { connectionArgs: this.#args });
    try {
      for (const statement of query.prelude) session.query(statement);
      if (query.isRead && query.format && STREAMABLE.has(query.format)) {
        for await (const chunk of session.queryStream(query.text, { format: query.format })) yield chunk.raw();
      } else {
        const result = await session.queryAsync(query.text, { format: 'TabSeparated' });
        yield result.bytes();
      }
    } catch (error) {
      throw asEngineError(error);
    } finally {
      session.close();
    }
  }

  /** Ends the queries whose log comment is `tag`. */
  async cancel(tag: string): Promise<void> {
    await this.#control.queryAsync(`KILL QUERY WHERE Settings['log_comment'] = '${tag}' ASYNC`).catch(() => undefined);
  }

  close(): void {
    this.#control.close();
  }
}
