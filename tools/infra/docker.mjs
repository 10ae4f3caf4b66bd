import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { choosePorts } from './ports.mjs';

const run = promisify(execFile);

/** The servers of docker-compose.yml, through the `docker` command. */
export class DockerCompose {
  #root;
  #started = new Set();

  constructor(root) {
    this.#root = root;
  }

  get hasStarted() {
    return this.#started.size > 0;
  }

  async isAvailable() {
    try {
      await run('docker', ['info'], { timeout: 5_000 });
      await run('docker', ['compose', 'version'], { timeout: 5_000 });
      return true;
    } catch {
      return false;
    }
  }

  /** Starts the server's container unless it runs; answers its ports on this machine. */
  async up({ service, ports }, signal) {
    const known = await this.#publishedPorts(service, ports);
    if (known) return known;
    const names = Object.keys(ports);
    const usual = Object.fromEntries(names.map((name) => [name, ports[name].container]));
    const chosen = await choosePorts(names, usual);
    const env = Object.fromEntries(
      Object.keys(ports).map((name) => [ports[name].variable, String(chosen[name])]),
    );
    this.#started.add(service);
    await this.#compose(['up', '-d', '--wait', service], { env: { ...process.env, ...env }, signal });
    return chosen;
  }

  /** Stops the containers that `up` started. */
  async stop() {
    if (this.#started.size === 0) return;
    await this.#compose(['stop', '--timeout', '4', ...this.#started]);
    this.#started.clear();
  }

  async #publishedPorts(service, ports) {
    const published = {};
    for (const [name, { container }] of Object.entries(ports)) {
      const { stdout } = await this.#compose(['port', service, String(container)]).catch(() => ({
        stdout: '',
      }));
      const port = Number(stdout.trim().split(':').pop());
      if (!port) return undefined;
      published[name] = port;
    }
    return published;
  }

  #compose(args, options = {}) {
    return run('docker', ['compose', ...args], { cwd: this.#root, maxBuffer: 16 * 1024 * 1024, ...options });
  }
}
