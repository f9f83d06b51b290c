// Adds to package-lock.json the optional packages of other platforms that it lacks. npm leaves them out when the registry at hand
// offers only the binaries of its own platform, and `npm ci` then refuses the file. Run it after `npm install` in such a place.
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'win32', 'openbsd', 'netbsd', 'sunos', 'aix'];
const PROCESSORS = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32'];

/** Platform that the name of a binary package tells, e.g. `@swc/core-linux-arm-gnueabihf`. */
const platformOf = (name) => {
  const words = name.split(/[/.-]/);
  const found = (known) => words.filter((word) => known.includes(word));
  const libc = words.includes('musl') ? ['musl'] : words.some((word) => word.startsWith('gnu')) ? ['glibc'] : [];
  return { os: found(SYSTEMS), cpu: found(PROCESSORS), libc };
};

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const added = [];
for (const [path, entry] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const places = [`${path === '' ? '' : `${path}/`}node_modules/${name}`, `node_modules/${name}`];
    const { os, cpu, libc } = platformOf(name);
    if (places.some((place) => lock.packages[place]) || !/^\d/.test(version) || (os.length === 0 && cpu.length === 0)) continue;
    const limits = { ...(cpu.length > 0 ? { cpu } : {}), ...(libc.length > 0 ? { libc } : {}), ...(os.length > 0 ? { os } : {}) };
    lock.packages[`node_modules/${name}`] = { version, optional: true, ...limits };
    added.push(`${name}@${version}`);
  }
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(added.length > 0 ? `Added ${added.join(', ')}\n` : 'Nothing to add.\n');
