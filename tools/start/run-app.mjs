import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { signalGroup, terminate } from '../infra/processes.mjs';
import { SERVICES, portOf } from '../services.mjs';
import { onInterruption } from './interruption.mjs';
import { nodeProgram } from './node-program.mjs';
import { createOutput } from './output.mjs';
import { prepare, root } from './prepare.mjs';
import { environmentFor } from './service-env.mjs';

const { values } = parseArgs({
  options: { app: { type: 'string' }, inspect: { type: 'boolean' } },
  strict: false,
});
const app = SERVICES.find(({ name }) => name === values.app);
if (!app) {
  console.error(`usage: npm run ${values.inspect ? 'start:debug' : 'start:dev'} -- --app=<app>`);
  console.error(`  apps: ${SERVICES.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const output = createOutput();
const children = [];
let servers;
const signal = onInterruption(() => children.forEach((child) => signalGroup(child.pid, 'SIGKILL')));

try {
  const env = await prepare({ services: [app], output, signal, onServers: (found) => (servers = found) });
  output.print(`\n${app.name}: http://localhost:${portOf(app, env)}, restarted after each change\n`);
  children.push(compileOnChange(env), runOnChange(env));
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
} catch (error) {
  if (!signal.aborted) {
    output.fail(error.message);
    process.exitCode = 1;
  }
}
await Promise.all(children.map((child) => terminate(child.pid, { graceMs: 4_000 })));
await servers?.stop();
process.exit();

function compileOnChange(env) {
  const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  return start([swc, 'apps', 'libs', 'contracts', '-d', 'dist', '--watch', '--quiet'], env);
}

function runOnChange(env) {
  const main = join('dist', 'apps', app.name, 'src', 'main.js');
  const inspect = values.inspect ? ['--inspect'] : [];
  return start(['--watch', '--enable-source-maps', ...inspect, main], {
    LOG_LEVEL: 'debug',
    ...environmentFor(app, env),
  });
}

/** A process group of its own, so that a Ctrl-C reaches it once, from here. */
function start(args, env) {
  return spawn(nodeProgram(root), args, {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
