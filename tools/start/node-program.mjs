import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The project's own Node where it is installed, else the one that runs this. */
export function nodeProgram(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = join(root, 'node_modules', 'node', 'bin', name);
  return existsSync(installed) ? installed : process.execPath;
}
