import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The broker of this machine through `rabbitmqctl`: where it has no management plugin. */
export class RabbitmqCtl {
  how = 'by rabbitmqctl';

  /** Whether the command is there, may be used, and speaks of the broker that listens on this port. */
  static async speaksOf({ hostname, port }) {
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return false;
    try {
      const { stdout } = await ctl('status', '--formatter', 'json');
      const { listeners } = JSON.parse(stdout);
      return listeners.some(
        (listener) => listener.protocol === 'amqp' && listener.port === Number(port || 5672),
      );
    } catch {
      return false;
    }
  }

  definitions() {
    return inFolder(async (file) => {
      await ctl('export_definitions', file);
      return JSON.parse(await readFile(file, 'utf8'));
    });
  }

  import(definitions) {
    return inFolder(async (file) => {
      await writeFile(file, JSON.stringify(definitions), { mode: 0o644 });
      await ctl('import_definitions', file);
    });
  }

  async remove({ kind, actual }) {
    const { user, vhost, exchange } = actual;
    if (kind === 'permissions') await ctl('clear_permissions', '--vhost', vhost, user);
    else if (kind === 'topic_permissions')
      await ctl('clear_topic_permissions', '--vhost', vhost, user, exchange);
    else throw new Error('rabbitmqctl cannot remove a binding: enable the plugin rabbitmq_management');
  }
}

function ctl(...args) {
  return run('rabbitmqctl', ['--quiet', ...args], { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 });
}

/** The command runs as the broker's own user, who must be able to enter the folder and write there. */
async function inFolder(task) {
  const folder = await mkdtemp(join(tmpdir(), 'order-system-topology-'));
  try {
    await run('chmod', ['733', folder]);
    return await task(join(folder, 'definitions.json'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
