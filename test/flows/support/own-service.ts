import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { until } from '../../support/until';
import { logFolder, root, system } from './system';

/** One more process of a service of the running system, with settings of its own, once it is ready. */
export async function anotherService(name: string, env: Readonly<Record<string, string>> = {}) {
  const port = `${name.toUpperCase().replaceAll('-', '_')}_PORT`;
  const child = spawn(process.execPath, [`dist/apps/${name}/src/main.js`], {
    cwd: root,
    env: { ...process.env, ...system.env, [port]: '0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const keep = (line: string) => {
    lines.push(line);
    // With the logs of the system, which are scanned when the run ends.
    appendFileSync(join(logFolder, `${name}-${child.pid}.log`), `${line}\n`);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', keep);
  const ended = once(child, 'exit');
  const listens = new RegExp(`${name} listens on (http:[^"\\s]+)`);
  const url = await until(`${name} listens`, () => {
    if (child.exitCode !== null) throw new Error(lines.join('\n'));
    return listens.exec(lines.join('\n'))?.[1];
  });
  await until(`${name} is ready`, async () => (await fetch(`${url}/health/ready`)).ok);
  return {
    url,
    /** What it has logged. */
    lines,
    async stop(): Promise<void> {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
