import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideServers } from '../infra/index.mjs';
import { SERVICES } from '../services.mjs';
import { build } from './build.mjs';
import { checkNode, installDependencies } from './dependencies.mjs';
import { completeEnvFile, readEnvFile } from './env-file.mjs';
import { narrate } from './narrate.mjs';
import { nodeProgram } from './node-program.mjs';
import { checkPorts } from './port-check.mjs';
import { runCommand } from './run-command.mjs';
import { summary } from './summary.mjs';
import { startServices } from './supervisor.mjs';

const STOP_WITHIN_MS = 9_500;
const SERVICES_STOP_WITHIN_MS = 8_000;
const SERVERS_STOP_WITHIN_MS = 4_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const logDir = join(root, '.local', 'logs');

/** What `npm start` does, step by step, and how it is undone. */
export class System {
  #output;
  #verbose;
  #servers;
  #services;

  constructor({ output, verbose }) {
    this.#output = output;
    this.#verbose = verbose;
  }

  async start(signal) {
    const { step, print } = this.#output;
    await step('Node.js', checkNode);
    await step('Dependencies', () => installDependencies({ root, logDir, signal }));
    await step('Settings in .env', writeSettings);
    const settings = { ...readEnvFile(join(root, '.env')), ...process.env };
    await step('Ports', () => checkPorts(SERVICES, settings));
    await step('Servers', () => this.#provideServers(settings, signal));
    const env = { ...settings, ...this.#servers.env, PATH: pathWithProject() };
    const run = (script) => () => runScript(script, { env, signal });
    await step('Prisma clients', run('tools/prisma/generate.mjs'));
    await step('Build', () => build({ root, env, logDir, signal }));
    await step('Databases', run('tools/prisma/migrate.mjs'));
    await step('Broker topology', run('tools/broker/declare-topology.mjs'));
    await step('Seed data', run('tools/prisma/seed.mjs'));
    await step('Services', () => this.#startServices(env, signal));
    print(summary({ env, managementUrl: this.#servers.managementUrl, bold: this.#output.bold }));
  }

  async stop() {
    const { step } = this.#output;
    const begin = performance.now();
    if (this.#services) await step('Services stopped', () => this.#stopServices());
    const left = STOP_WITHIN_MS - (performance.now() - begin);
    const graceMs = Math.max(500, Math.min(SERVERS_STOP_WITHIN_MS, left));
    if (this.#servers?.owned) await step('Servers stopped', () => this.#servers.stop({ graceMs }));
  }

  /** The end without waiting; data is safe, since all servers recover from it. */
  async kill() {
    if (!this.#servers) return;
    this.#services?.kill();
    await Promise.allSettled(Object.values(this.#servers.private).map((server) => server.kill()));
    process.exit(1);
  }

  async #provideServers(settings, signal) {
    const mode = settings.INFRA || 'auto';
    const log = ({ name, how, ms }) => this.#output.note(`${name}: ${how} (${(ms / 1000).toFixed(1)} s)`);
    this.#servers = await provideServers({ root, env: settings, mode, signal, log });
  }

  async #startServices(env, signal) {
    const verbose = this.#verbose || Boolean(env.LOG_LEVEL);
    const onEvent = narrate(this.#output, { verbose });
    this.#services = startServices({ env, root, logDir, supervise: true, onEvent });
    await this.#services.ready({ signal });
  }

  async #stopServices() {
    await this.#services.stop({ graceMs: SERVICES_STOP_WITHIN_MS });
  }
}

function writeSettings() {
  const added = completeEnvFile(join(root, '.env'));
  return added.length > 0 ? `generated ${added.join(', ')}` : 'unchanged';
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
