import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { canInstall, installationAdvice, installPackages } from './install.mjs';

/** Installs the programs of all missing servers at once, however many ask for it. */
export class PackageInstaller {
  #dir;
  #note;
  #signal;
  #running;

  constructor({ dir, note, signal }) {
    this.#dir = dir;
    this.#note = note;
    this.#signal = signal;
  }

  install(missing) {
    this.#running ??= this.#install(missing);
    return this.#running;
  }

  async #install(missing) {
    if (!canInstall()) {
      const names = missing.map(({ name }) => name).join(', ');
      throw new Error(
        `${names}: none found and none installed.\n  To install: ${installationAdvice(missing)}`,
      );
    }
    const packages = missing.map(({ packages: { apt } }) => apt);
    const logFile = join(this.#dir, 'logs', 'apt-get.log');
    this.#note(`installing ${packages.join(', ')} with apt-get (${logFile})`);
    mkdirSync(join(logFile, '..'), { recursive: true });
    const logFd = openSync(logFile, 'a');
    try {
      await installPackages(packages, { logFd, signal: this.#signal });
    } catch (error) {
      throw new Error(`${error.message}; see ${logFile}`, { cause: error });
    } finally {
      closeSync(logFd);
    }
  }
}
