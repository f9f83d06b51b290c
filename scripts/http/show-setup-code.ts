import { hasUsers } from '../../lib/server/users/has-users.ts';
import { readSetupCode } from '../../lib/server/users/setup-code.ts';
import { openContext } from '../processes/open-context.ts';

/** While nobody has an account, writes the code that makes the first one from another machine to the console. */
export const showSetupCode = async (
  addresses: Parameters<typeof openContext>[0],
  write = (text: string): unknown => process.stderr.write(text),
): Promise<void> => {
  const { ctx, close } = openContext(addresses);
  try {
    if (!(await hasUsers(ctx)))
      write(`\nNobody has an account yet. Set-up code for a browser on another machine: ${readSetupCode(ctx.dataDir)}\n\n`);
  } finally {
    await close();
  }
};
