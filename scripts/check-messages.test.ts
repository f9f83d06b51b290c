import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makeTempFolder } from './testing/temp-folder.ts';

const SCRIPT = fileURLToPath(new URL('./check-messages.ts', import.meta.url));

it('finds missing and differing messages, unknown keys and untranslated words', () => {
  const root = makeTempFolder('messages');
  const files: Record<string, string> = {
    'messages/en/sources.json': '{"title":"Sources","rows":"{count} rows","only":"Only here","total":"{n, plural, other {# rows}}"}',
    'messages/zh-CN/sources.json': '{"title":"来源","rows":"行","total":"{n} 行"}',
    'messages/en/errors.json': '{"known":"Known"}',
    'messages/zh-CN/errors.json': '{"known":"已知"}',
    'components/sources/list.tsx': `const t = useTranslations('sources');
export const List = () => <p title="Plain title">{t('title')} {t('missing')} {t(\`gone.\${1}\`)}<b>Plain words</b></p>;
`,
    'lib/server/sources/verb.ts': "throw new AppError('invalid', 'nowhere', 'Text.');\n",
    'lib/server/sources/audited.ts': "await writeAudit(tx, actor, id ? 'source.rename' : 'source.create', 'source');\n",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, root], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n').sort()).toEqual(
    [
      'messages/zh-CN: lacks sources.only',
      'messages/zh-CN: sources.total writes {n} without ", number"',
      'messages/zh-CN: sources.rows takes other arguments than in en',
      'components/sources/list.tsx: uses the message sources.missing, which does not exist',
      'components/sources/list.tsx: uses the message sources.gone.…, which does not exist',
      'components/sources/list.tsx: holds the untranslated text "Plain words"',
      'components/sources/list.tsx: holds the untranslated text "Plain title"',
      'lib/server/sources/audited.ts: uses the message settings.action.source_create, which does not exist',
      'lib/server/sources/audited.ts: uses the message settings.action.source_rename, which does not exist',
      'lib/server/sources/verb.ts: uses the message errors.nowhere, which does not exist',
    ].sort(),
  );
});
