import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Death {
  readonly service: string;
  /** `SIGKILL`, `code 0`, … */
  readonly reason: string;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

interface Call {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The process that runs a system for a test, and clears it away however the test ends. */
export class Host {
  readonly deaths: Death[] = [];
  readonly #calls = new Map<number, Call>();
  #lastId = 0;
  readonly #child = fork(join(__dirname, 'host-process.mjs'), { env: ownEnvironment(), execArgv: [] });

  constructor() {
    this.#child.on('message', (message: Answer | { died: Death }) => {
      if ('died' in message) this.deaths.push(message.died);
      else this.settle(message);
    });
    this.#child.once('exit', () => {
      for (const id of [...this.#calls.keys()]) this.settle({ id, error: "the system's host has ended" });
    });
  }

  /** Where the logs of the system lie that this process runs. */
  get logs(): string {
    return join(__dirname, '../../../.local/logs/resilience', String(this.#child.pid));
  }

  call<T = void>(operation: string, ...input: unknown[]): Promise<T> {
    const id = (this.#lastId += 1);
    return new Promise<T>((resolve, reject) => {
      this.#calls.set(id, { resolve: (value) => resolve(value as T), reject });
      this.#child.send({ id, operation, input });
    });
  }

  async close(): Promise<void> {
    try {
      await this.call('close');
    } finally {
      const exit = once(this.#child, 'exit');
      this.#child.disconnect();
      await exit;
    }
  }

  private settle({ id, value, error }: Answer): void {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(error));
  }
}

/** Where the tests were given servers, the system takes the same ones. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const given = ['DATABASE_URL', 'REDIS_URL', 'AMQP_URL'].every((name) => process.env[name]);
  return given ? { ...process.env, INFRA: 'env' } : process.env;
}
