import { managementUrl } from '../infra/management.mjs';
import { SERVICES } from '../services.mjs';
import { narrate } from './narrate.mjs';
import { logDir, prepare, root } from './prepare.mjs';
import { forgetRunning, noteRunning } from './running.mjs';
import { summary } from './summary.mjs';
import { startServices } from './supervisor.mjs';

const STOP_WITHIN_MS = 9_500;
const SERVICES_STOP_WITHIN_MS = 8_000;
const SERVERS_STOP_WITHIN_MS = 4_000;

/** The seven services and the servers they need, from start to stop. */
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
    const onServers = (servers) => (this.#servers = servers);
    const env = await prepare({ services: SERVICES, output: this.#output, signal, onServers });
    await this.#output.step('Services', () => this.#startServices(env, signal));
    noteRunning(root, env);
    const broker = await this.#servers.found('rabbitmq');
    this.#output.print(summary({ env, managementUrl: await managementUrl(broker), bold: this.#output.bold }));
  }

  async stop() {
    const { step } = this.#output;
    forgetRunning(root);
    const begin = performance.now();
    if (this.#services) await step('Services stopped', () => this.#stopServices());
    const left = STOP_WITHIN_MS - (performance.now() - begin);
    const graceMs = Math.max(500, Math.min(SERVERS_STOP_WITHIN_MS, left));
    const stopServers = () => this.#servers?.stop({ graceMs });
    if (this.#servers?.owned) await step('Servers stopped', stopServers);
    else await stopServers();
  }

  /** The end without waiting; data is safe, since all servers recover from it. */
  async kill() {
    if (!this.#servers) return;
    this.#services?.kill();
    await this.#servers.kill();
    process.exit(1);
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
