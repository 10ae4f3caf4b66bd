import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { documentedFetch } from '../../support/openapi/documented-fetch';
import { until } from '../../support/until';
import { logFolder, root, system } from './system';

const LISTENS = /order_system listens on (http:[^"\s]+)/;

/** One more gateway of the running system, with settings of its own. */
export async function anotherGateway(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['dist/apps/order_system/src/main.js'], {
    cwd: root,
    env: { ...process.env, ...system.env, ORDER_SYSTEM_PORT: '0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const keep = (line: string) => {
    lines.push(line);
    // With the logs of the system, which are scanned when the run ends.
    appendFileSync(join(logFolder, `order_system-${child.pid}.log`), `${line}\n`);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', keep);
  const ended = once(child, 'exit');
  const url = await until('the gateway listens', () => {
    if (child.exitCode !== null) throw new Error(lines.join('\n'));
    return LISTENS.exec(lines.join('\n'))?.[1];
  });
  await until('the gateway is ready', async () => (await fetch(`${url}/health/ready`)).ok);
  return {
    url,
    ask: documentedFetch(url),
    async stop(): Promise<void> {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export type OwnGateway = Awaited<ReturnType<typeof anotherGateway>>;
