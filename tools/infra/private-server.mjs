import { join } from 'node:path';
import { launcher } from './launcher.mjs';
import { withLock } from './lock.mjs';
import { prepareFolder } from './owner.mjs';
import { choosePorts } from './ports.mjs';
import { isAlive, signalGroup, terminate, waitUntil } from './processes.mjs';
import { readRecord, writeRecord } from './record.mjs';

const START_TIMEOUT_MS = 60_000;

/**
 * A server of our own, with its data and ports kept in one folder between runs.
 * Several processes may use it at once (`npm start` and `npm test`): the last one to leave stops it.
 */
export class PrivateServer {
  #definition;
  #dir;
  #signal;

  constructor(definition, { dir, signal }) {
    this.#definition = definition;
    this.#dir = dir;
    this.#signal = signal;
  }

  get ports() {
    return this.#record.ports;
  }

  get url() {
    return this.#definition.privateUrl(this.ports);
  }

  /** Starts it, or joins the one that already runs; answers which of the two. `onAddress` learns the URL beforehand. */
  async start({ onAddress = () => {} } = {}) {
    return this.#locked(async () => {
      const record = this.#record;
      if (record.pids && isAlive(record.pids.server) && (await this.#answers())) {
        this.#write({ ...record, users: [...new Set([...record.users, process.pid])] });
        return 'already running';
      }
      await this.#launch(record, onAddress);
      return 'started';
    });
  }

  /** Leaves it, and stops it unless another process still uses it. */
  async stop({ graceMs = 4_000 } = {}) {
    await this.#locked(async () => {
      const { pids, users = [], ...record } = this.#record;
      if (!pids) return;
      const others = users.filter((pid) => pid !== process.pid && isAlive(pid));
      if (others.length > 0) return this.#write({ ...record, pids, users: others });
      const { server, ...helpers } = pids;
      await terminate(server, { politeSignal: this.#definition.stopSignal, graceMs });
      await Promise.all(Object.values(helpers).map((pid) => terminate(pid, { graceMs: 500 })));
      this.#write(record);
    });
  }

  /** Ends it as a power cut would. */
  async kill() {
    const { pids = {}, ...record } = this.#record;
    const gone = () => Object.values(pids).every((pid) => !isAlive(pid));
    for (const signal of [this.#definition.crashSignal, 'SIGKILL']) {
      if (!signal || gone()) continue;
      for (const pid of Object.values(pids)) signalGroup(pid, signal);
      await waitUntil(gone, { timeoutMs: 2_000, intervalMs: 10 });
    }
    this.#write(record);
  }

  async #launch(known, onAddress) {
    const { name, users, portNames } = this.#definition;
    const { folder, owner } = prepareFolder(this.#dir, name, users);
    const programs = this.#definition.findPrograms(folder);
    if (!programs) throw new Error(`no program of a fitting version for the data in ${folder}`);
    const ports = await choosePorts(portNames, known.ports);
    const started = this.#definition.launch({
      folder,
      ports,
      programs,
      ...launcher(folder, owner, this.#logFile),
    });
    const pids = Object.fromEntries(Object.entries(started).map(([role, child]) => [role, child.pid]));
    this.#write({ folder, ports, pids, users: [process.pid] });
    onAddress(this.url);
    try {
      const ready = await waitUntil(async () => started.server.exitCode !== null || (await this.#answers()), {
        timeoutMs: START_TIMEOUT_MS,
        intervalMs: 100,
        signal: this.#signal,
      });
      if (!ready || started.server.exitCode !== null)
        throw new Error(`it did not start; see ${this.#logFile}`);
    } catch (error) {
      await this.kill();
      throw error;
    }
  }

  async #answers() {
    return this.#definition.probe(this.url).then(
      () => true,
      () => false,
    );
  }

  get #logFile() {
    return join(this.#dir, 'logs', `${this.#definition.name}.log`);
  }

  get #record() {
    return readRecord(this.#dir, this.#definition.name);
  }

  #write(record) {
    writeRecord(this.#dir, this.#definition.name, record);
  }

  #locked(task) {
    return withLock(join(this.#dir, `${this.#definition.name}.lock`), task);
  }
}
