import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, signalGroup, terminate } from '../infra/processes.mjs';
import { portOf } from '../services.mjs';
import { nextDelay } from './backoff.mjs';
import { readinessProblem } from './readiness.mjs';
import { environmentFor } from './service-env.mjs';

const LAST_LINES = 15;
/**
 * Seven processes share one machine's memory: a small young generation and an early collection of the old one.
 * The bench ran at 32 customers with 56 MB of old space for each, so the limit leaves more than twice of that. `--optimize-for-size` would
 * save another 100 MB in all, for a fifth more CPU.
 */
const NODE_FLAGS = ['--max-semi-space-size=4', '--max-old-space-size=128'];

/** One running service: started, watched, restarted when it dies. */
export class ServiceProcess {
  lastLines = [];
  #options;
  #env;
  #child;
  #startedAt;
  #delay;
  #retry;
  #log;
  #stopping = false;

  constructor(service, options) {
    this.name = service.name;
    this.url = `http://127.0.0.1:${portOf(service, options.env)}`;
    this.entry = options.entry(service);
    this.#options = options;
    this.#env = environmentFor(service, options.env);
    if (options.logDir) {
      mkdirSync(options.logDir, { recursive: true });
      this.#log = createWriteStream(join(options.logDir, `${this.name}.log`));
    }
  }

  get pid() {
    return this.#child?.pid;
  }

  start() {
    const { node, root } = this.#options;
    this.#stopping = false;
    this.#startedAt = performance.now();
    // A process group of its own: the terminal's Ctrl-C is for the supervisor, which then stops services in order.
    const child = spawn(node, [...NODE_FLAGS, this.entry], {
      cwd: root,
      env: this.#env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.#onLine(line));
    }
    child.once('error', (error) => this.#onExit(child, error.message));
    child.once('exit', (code, signal) => this.#onExit(child, signal ?? `code ${code}`));
    this.#emit('started', { pid: child.pid });
  }

  /** Sends the signal as an outsider would: the service counts as died and is restarted where that is on. */
  kill(signal = 'SIGKILL') {
    if (this.pid) signalGroup(this.pid, signal);
  }

  async restart({ graceMs } = {}) {
    await this.stop({ graceMs });
    this.start();
  }

  async stop({ graceMs = 8_000 } = {}) {
    this.#stopping = true;
    clearTimeout(this.#retry);
    if (this.pid && !(await terminate(this.pid, { graceMs }))) this.#emit('killed', { graceMs });
  }

  /** Ends it at once and for good. */
  abandon() {
    this.#stopping = true;
    clearTimeout(this.#retry);
    this.kill();
  }

  /** Resolves when /health/ready answers 200; else says what it answers and what was logged last. */
  async ready({ timeoutMs = 60_000, signal } = {}) {
    const end = performance.now() + timeoutMs;
    let answer = 'no answer';
    while (performance.now() < end) {
      answer = await readinessProblem(this.url);
      if (answer === undefined) return this.#emit('ready', { ms: performance.now() - this.#startedAt });
      await sleep(50, undefined, { signal });
    }
    const lines = this.lastLines.map((line) => `    ${line}`).join('\n');
    throw new Error(
      `${this.name} is not ready after ${timeoutMs / 1000} s\n  ${this.url}/health/ready: ${answer}\n${lines}`,
    );
  }

  #onLine(line) {
    this.lastLines = [...this.lastLines.slice(1 - LAST_LINES), line];
    this.#log?.write(`${line}\n`);
    this.#emit('line', { line });
  }

  #onExit(child, reason) {
    if (child !== this.#child || child.gone) return;
    child.gone = true;
    if (this.#stopping) return;
    const ranForMs = performance.now() - this.#startedAt;
    const { supervise, longestRestartDelayMs } = this.#options;
    this.#delay = supervise ? nextDelay(this.#delay, ranForMs, longestRestartDelayMs) : undefined;
    this.#emit('died', { reason, ranForMs, delayMs: this.#delay });
    if (this.#delay !== undefined) this.#retry = setTimeout(() => this.start(), this.#delay);
  }

  get running() {
    return this.pid !== undefined && isAlive(this.pid);
  }

  #emit(type, details) {
    this.#options.onEvent({ type, service: this.name, ...details });
  }
}
