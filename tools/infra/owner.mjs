import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The folder that holds a private server's data, and the user who owns it. PostgreSQL refuses to run as root,
 * so root hands the folder to the first of these users that exists; nobody else changes user.
 */
export function prepareFolder(base, name, userNames) {
  const owner = process.getuid?.() === 0 ? findUser([...userNames, 'nobody']) : undefined;
  const folder = createFolder(base, name, owner);
  if (!owner || canWrite(folder, owner)) return { folder, owner };

  // A folder below e.g. /root cannot be entered by another user, whatever its own mode.
  const project = createHash('sha256').update(base).digest('hex').slice(0, 12);
  const shared = `/var/tmp/order-system-${project}`;
  const outside = createFolder(shared, name, owner);
  if (statSync(shared).uid !== 0) throw new Error(`${shared} belongs to another user`);
  if (!canWrite(outside, owner))
    throw new Error(`the user ${owner.name} can write neither ${folder} nor ${outside}`);
  return { folder: outside, owner };
}

function createFolder(base, name, owner) {
  mkdirSync(base, { recursive: true, mode: 0o755 });
  const folder = join(base, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

function canWrite(folder, { uid, gid }) {
  return spawnSync('/bin/sh', ['-c', 'cd "$0" && test -w .', folder], { uid, gid, cwd: '/' }).status === 0;
}

function findUser(names) {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = names.map((name) => users.find((user) => user[0] === name)).find(Boolean);
  if (!found) throw new Error(`none of the users ${names.join(', ')} exists`);
  return { name: found[0], uid: Number(found[2]), gid: Number(found[3]) };
}
