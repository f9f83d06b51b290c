// Checks the translations: both languages have the same keys and arguments, every key used exists, no words stand in pages untranslated.
import { resolve } from 'node:path';
import { compareLocales, readMessages } from './checks/message-files.ts';
import { checkMessageUse } from './checks/message-use.ts';
import { readSourceTree } from './checks/source-tree.ts';

const root = resolve(process.argv[2] ?? '.');
const messages = readMessages(root, 'en');
const findings = [...compareLocales(root), ...checkMessageUse(readSourceTree(root), messages)];
for (const { path, message } of findings) process.stderr.write(`${path}: ${message}\n`);
process.stdout.write(findings.length === 0 ? `Messages: ${messages.size} in both languages.\n` : `Messages: ${findings.length} faults.\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
