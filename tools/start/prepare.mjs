import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideServers } from '../infra/index.mjs';
import { build } from './build.mjs';
import { checkNode, installDependencies } from './dependencies.mjs';
import { completeEnvFile, readEnvFile } from './env-file.mjs';
import { nodeProgram } from './node-program.mjs';
import { checkPorts } from './port-check.mjs';
import { runCommand } from './run-command.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const logDir = join(root, '.local', 'logs');

/** Everything up to the moment when these services can be started; answers their environment and the servers. */
export async function prepare({ services, output, signal, onServers }) {
  const { step } = output;
  await step('Node.js', checkNode);
  await step('Dependencies', () => installDependencies({ root, logDir, signal }));
  await step('Settings in .env', writeSettings);
  const settings = { ...readEnvFile(join(root, '.env')), ...process.env };
  await step('Ports', () => checkPorts(services, settings));
  let servers;
  await step('Servers', async () => {
    servers = await findServers(settings, { output, signal });
    onServers(servers);
  });
  const env = { ...settings, ...servers.env, PATH: pathWithProject() };
  const run = (script) => () => runScript(script, { env, signal });
  await step('Prisma clients', run('tools/prisma/generate.mjs'));
  await step('Build', () => build({ root, env, logDir, signal }));
  await step('Databases', run('tools/prisma/migrate.mjs'));
  await step('Broker topology', run('tools/broker/declare-topology.mjs'));
  await step('Seed data', run('tools/prisma/seed.mjs'));
  return env;
}

function writeSettings() {
  const added = completeEnvFile(join(root, '.env'));
  return added.length > 0 ? `generated ${added.join(', ')}` : 'unchanged';
}

function findServers(settings, { output, signal }) {
  const mode = settings.INFRA || 'auto';
  const log = ({ name, how, ms }) => output.note(`${name}: ${how} (${(ms / 1000).toFixed(1)} s)`);
  return provideServers({ root, env: settings, mode, signal, log });
}

async function runScript(script, { env, signal }) {
  if (!existsSync(join(root, script))) return 'nothing to do';
  const logFile = join(logDir, `${script.split('/').pop()}.log`);
  await runCommand(nodeProgram(root), [join(root, script)], { cwd: root, env, logFile, signal });
  return undefined;
}

function pathWithProject() {
  return [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
}
