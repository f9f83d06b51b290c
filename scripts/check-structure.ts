// Checks the architecture: who imports whom, cycles, sizes, barrels, roles and audit in write verbs, paths named in the documents.
import { resolve } from 'node:path';
import { checkNamedPaths } from './checks/named-paths.ts';
import { checkCycles, checkShape } from './checks/shape.ts';
import { readSourceTree } from './checks/source-tree.ts';
import { checkVerbs } from './checks/verbs.ts';
import { checkZones } from './checks/zones.ts';

const root = resolve(process.argv[2] ?? '.');
const files = readSourceTree(root);
const findings = [checkZones(files), checkCycles(files), checkShape(files), checkVerbs(files), checkNamedPaths(root)].flat();
for (const { path, message } of findings) process.stderr.write(`${path}: ${message}\n`);
process.stdout.write(findings.length === 0 ? `Structure: ${files.length} files in order.\n` : `Structure: ${findings.length} faults.\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
