import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

const present = (paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((path) => path !== undefined && path !== '' && existsSync(path));

const attempt = (command: string, args: readonly string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'inherit' });
    return true;
  } catch {
    return false;
  }
};

const install = (): string | undefined => {
  if (attempt('npx', ['playwright', 'install', 'chromium'])) return present([chromium.executablePath()]);
  if (
    process.getuid?.() === 0 &&
    attempt('apt-get', ['update']) &&
    attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
  )
    return present(SYSTEM_PATHS);
  return undefined;
};

/** Path of a Chromium: `LARDER_CHROMIUM`, else Playwright's own, else the system's; installs one when there is none. Throws with the remedy. */
export const findChromium = (): string => {
  const path = present([process.env.LARDER_CHROMIUM, chromium.executablePath(), ...SYSTEM_PATHS]) ?? install();
  if (!path) throw new Error('No Chromium found. Install one (npx playwright install chromium) or name it in LARDER_CHROMIUM.');
  return path;
};
