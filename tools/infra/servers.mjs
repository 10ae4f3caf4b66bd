import { DockerCompose } from './docker.mjs';
import { resolveServer } from './ladder.mjs';
import { PackageInstaller } from './package-installer.mjs';

/** Servers on their way: each is found or started on its own, all at the same time. */
export class Servers {
  /** The private servers that this process uses, by name. */
  private = {};
  #docker;
  #arrivals;
  #interruption = new AbortController();

  constructor(definitions, { root, mode, dir, env, log, note, signal }) {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', () => this.#interruption.abort(signal.reason), { once: true });
    this.#docker = new DockerCompose(root);
    const interruption = this.#interruption.signal;
    const context = {
      mode,
      dir,
      env,
      signal: interruption,
      docker: this.#docker,
      privates: this.private,
      installer: new PackageInstaller({ dir, note, signal: interruption }),
      wanted: definitions,
    };
    this.#arrivals = new Map(
      definitions.map((definition) => [definition.name, arrivalOf(definition, context, log)]),
    );
  }

  /** The server as soon as it can be used: `{ name, variable, url, how, ms }`. */
  found(name) {
    return this.#arrivals.get(name).found;
  }

  /** Where the server is, or will be once it has started. */
  address(name) {
    return this.#arrivals.get(name).address;
  }

  /** All of them; when one fails, the others are waited for too. */
  async all() {
    const outcomes = await this.#settled();
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (failed) throw failed.reason;
    return outcomes.map(({ value }) => value);
  }

  /** Whether something runs that `stop` would end. */
  get owned() {
    return Object.keys(this.private).length > 0 || this.#docker.hasStarted;
  }

  /** Ends what this process started, and what it is starting. */
  async stop({ graceMs } = {}) {
    this.#interruption.abort(new Error('stopped'));
    await this.#settled();
    const stops = Object.values(this.private).map((server) => server.stop({ graceMs }));
    await Promise.all([...stops, this.#docker.stop()]);
  }

  /** The end of the private servers as by a power cut. */
  async kill() {
    await Promise.allSettled(Object.values(this.private).map((server) => server.kill()));
  }

  #settled() {
    return Promise.allSettled([...this.#arrivals.values()].map(({ found }) => found));
  }
}

function arrivalOf(definition, context, log) {
  const { name, variable } = definition;
  const begin = performance.now();
  let onAddress;
  const launched = new Promise((resolve) => (onAddress = resolve));
  const found = resolveServer(definition, { ...context, onAddress }).then((answer) => {
    const server = { name, variable, ...answer, ms: performance.now() - begin };
    log(server);
    return server;
  });
  const address = Promise.race([launched, found.then(({ url }) => url)]);
  // Who waits for a server hears of its failure; nobody may be waiting yet.
  for (const promise of [found, address]) promise.catch(() => {});
  return { found, address };
}
