import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The full path of a program, looked for in these folders and then on the PATH. */
export function findProgram(name, folders = []) {
  const path = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...folders, ...path].map((folder) => join(folder, name)).find(isExecutable);
}

/** `<parent>/<entry>/<child>` for each entry that matches, the highest version first. */
export function versionedFolders(parent, pattern, child) {
  return entriesOf(parent)
    .filter((entry) => pattern.test(entry))
    .sort((a, b) => b.localeCompare(a, undefined, { numeric: true }))
    .map((entry) => join(parent, entry, child));
}

function entriesOf(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
