import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram, versionedFolders } from './programs.mjs';
import { rabbitmqEnvironment } from './rabbitmq.mjs';
import { readRecord } from './record.mjs';

const run = promisify(execFile);
const TIMEOUT_MS = 20_000;

/** Runs `rabbitmqctl` on the private broker below this folder, as its owner; answers what it printed. */
export async function rabbitmqctl(dir, args) {
  const { folder, ports } = readRecord(dir, 'rabbitmq');
  const program = findProgram('rabbitmqctl', [
    // Debian's /usr/sbin/rabbitmqctl is for its own broker's user.
    ...versionedFolders('/usr/lib/rabbitmq/lib', /^rabbitmq_server/, 'sbin'),
    ...['/opt/homebrew/opt', '/usr/local/opt'].map((opt) => join(opt, 'rabbitmq/sbin')),
  ]);
  if (!program) throw new Error('rabbitmqctl was not found beside rabbitmq-server');
  const { uid, gid } = statSync(folder);
  const as = process.getuid?.() === 0 ? { uid, gid } : {};
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', ...rabbitmqEnvironment(folder, ports) };
  const { stdout } = await run(program, args, { ...as, env, cwd: folder, timeout: TIMEOUT_MS });
  return stdout;
}
