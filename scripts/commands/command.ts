import type { ParseArgsConfig } from 'node:util';
import type { Context } from '../../lib/server/context.ts';

/** Arguments of a call, parsed. */
export interface CommandCall {
  readonly ctx: Context;
  /** Arguments that are no options. */
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  /** Tells on stderr how far the work is. */
  readonly progress: (text: string) => void;
}

/** What a command gives: one object for `--json`, and lines for people. */
export interface CommandResult {
  readonly json: unknown;
  readonly lines: readonly string[];
}

/** One command of the command line: a thin adapter over verbs. */
export interface Command {
  /** Arguments after the command's name. */
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Checks the arguments before the stores are opened; throws `CommandError`. */
  readonly check?: (call: Omit<CommandCall, 'ctx' | 'progress'>) => void;
  readonly run: (call: CommandCall) => Promise<CommandResult>;
}

/** Bad arguments or files: told in one line, exit code 2. */
export class CommandError extends Error {}

/** Reads a JSON file named on the command line. */
export const parseJsonFile = (text: string, path: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${path} is no valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
};
