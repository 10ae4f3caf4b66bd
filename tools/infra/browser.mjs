import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { canInstall, installPackages } from './install.mjs';
import { findProgram } from './programs.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'Google Chrome'];
const ON_MACOS = '/Applications/Google Chrome.app/Contents/MacOS';

/**
 * A Chromium to test with: the one that CHROMIUM_PATH names, one of this machine, or on Debian as root the package,
 * which is installed; undefined, after a word why, where there is none.
 */
export async function provideBrowser({ dir, note }) {
  const found = findBrowser();
  if (found || !canInstall()) {
    if (!found) note('no Chromium: set CHROMIUM_PATH, or install chromium');
    return found;
  }
  const logFile = join(dir, 'logs', 'apt-get.log');
  note(`installing chromium with apt-get (${logFile})`);
  mkdirSync(join(logFile, '..'), { recursive: true });
  const logFd = openSync(logFile, 'a');
  try {
    await installPackages(['chromium'], { logFd });
  } catch (error) {
    note(`no Chromium: ${error.message}; see ${logFile}`);
  } finally {
    closeSync(logFd);
  }
  return findBrowser();
}

function findBrowser() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  return NAMES.map((name) => findProgram(name, [ON_MACOS])).find(Boolean);
}
