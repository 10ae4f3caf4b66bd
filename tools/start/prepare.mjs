import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openServers } from '../infra/index.mjs';
import { prepareBroker } from './broker-topology.mjs';
import { build } from './build.mjs';
import { checkNode, installDependencies } from './dependencies.mjs';
import { completeEnvFile, readEnvFile } from './env-file.mjs';
import { nodeProgram } from './node-program.mjs';
import { checkPorts } from './port-check.mjs';
import { runCommand } from './run-command.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const logDir = join(root, '.local', 'logs');

/** A developer's own system: mails that nobody sends can be read, any page may call it, and hardly anything is too much. */
const DEFAULTS = {
  MAIL_FOLDER: join(root, '.local', 'mail'),
  CORS_ORIGINS: '*',
  RATE_LIMIT_DEFAULT: '6000/60',
  RATE_LIMIT_AUTH: '600/60',
  LOCKOUT_FAILURES_PER_ADDRESS: '100000',
};

/** Everything up to the moment when these services can be started; answers their environment and the servers. */
export async function prepare({ services, output, signal, onServers }) {
  const { step } = output;
  await step('Node.js', checkNode);
  await step('Dependencies', () => installDependencies({ root, logDir, signal }));
  await step('Settings in .env', writeSettings);
  const settings = { ...readEnvFile(join(root, '.env')), ...process.env };
  await step('Ports', () => checkPorts(services, settings));
  const mode = settings.INFRA || 'auto';
  const servers = openServers({ root, env: forFinding(settings), mode, signal, note: output.note });
  onServers(servers);
  const arrival = (title, name) => step(title, async () => describe(await servers.found(name)));
  await arrival('PostgreSQL', 'postgresql');
  await arrival('Redis', 'redis');
  const env = { ...DEFAULTS, ...settings, ...(await addresses(servers, settings)), PATH: pathWithProject() };
  const run = (script) => () => runScript(script, { env, signal });
  // RabbitMQ takes several seconds to boot: what does not need it comes first.
  await step('Prisma clients', run('tools/prisma/generate.mjs'));
  await step('Build', () => build({ root, env, logDir, signal }));
  await step('Databases', run('tools/prisma/migrate.mjs'));
  await step('Database roles', () => takeRuntimeRoles(env));
  await step('Seed data', run('tools/prisma/seed.mjs'));
  await arrival('RabbitMQ', 'rabbitmq');
  const runFor = (script, args, ofScript) => runScript(script, { env: ofScript, args, signal });
  await step('Broker topology', async () =>
    prepareBroker({ env, broker: await servers.found('rabbitmq'), run: runFor }),
  );
  return env;
}

function writeSettings() {
  const added = completeEnvFile(join(root, '.env'));
  return added.length > 0 ? `generated ${added.join(', ')}` : 'unchanged';
}

/** The time it took since all servers were asked for; the step's own is how long that held us up. */
function describe({ how, ms }) {
  return `${how} (${(ms / 1000).toFixed(1)} s)`;
}

/** Where one login migrates and another one runs, the former is who can tell whether the server will do. */
function forFinding(settings) {
  const { MIGRATION_DATABASE_URL } = settings;
  return MIGRATION_DATABASE_URL ? { ...settings, DATABASE_URL: MIGRATION_DATABASE_URL } : settings;
}

async function addresses(servers, { MIGRATION_DATABASE_URL, DATABASE_URL }) {
  return {
    DATABASE_URL: (MIGRATION_DATABASE_URL && DATABASE_URL) || (await servers.address('postgresql')),
    REDIS_URL: await servers.address('redis'),
    AMQP_URL: await servers.address('rabbitmq'),
  };
}

/** From here on each service has the URL of its own role, where PostgreSQL lets us make one. */
async function takeRuntimeRoles(env) {
  const { runtimeUrls } = await import('../prisma/roles/runtime-urls.mjs');
  const { urls, refused } = await runtimeUrls(env);
  Object.assign(env, urls);
  if (refused.length === 0) return 'each service sees its own rows';
  // Better a system that runs than none: a developer's server need not let anybody make roles.
  env.DATABASE_ROLE_CHECK ??= 'warn';
  const services = refused.map(({ service }) => service).join(', ');
  return `${services}: as the URL says, see .local/logs/migrate.mjs.log (${refused[0].reason})`;
}

async function runScript(script, { env, args = [], signal }) {
  if (!existsSync(join(root, script))) return 'nothing to do';
  const logFile = join(logDir, `${script.split('/').pop()}.log`);
  await runCommand(nodeProgram(root), [join(root, script), ...args], { cwd: root, env, logFile, signal });
  return undefined;
}

function pathWithProject() {
  return [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
}
