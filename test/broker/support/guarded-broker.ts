import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Host } from '../../resilience/support/host';

const run = promisify(execFile);
const root = resolve(__dirname, '../../..');

/** What a command said, in lines, and its exit code. */
export interface Outcome {
  readonly code: number;
  readonly lines: readonly string[];
}

export interface GuardedBrokerOptions {
  /** Who gets a password, the same as the name backwards. */
  readonly users: readonly string[];
  readonly integrators?: readonly object[];
}

/** A broker of a test's own, on which `npm run topology` works. */
export class GuardedBroker {
  private constructor(
    private readonly host: Host,
    readonly url: string,
    readonly managementUrl: string,
    private readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async open({ users, integrators = [] }: GuardedBrokerOptions): Promise<GuardedBroker> {
    const host = new Host();
    await host.call('build');
    const url = await host.call<string>('openBroker');
    const managementUrl = await host.call<string>('managementUrl');
    const folder = mkdtempSync(join(tmpdir(), 'order-system-integrators-'));
    const file = join(folder, 'integrators.json');
    writeFileSync(file, JSON.stringify(integrators));
    const env = {
      ...process.env,
      AMQP_URL: url,
      AMQP_MANAGEMENT_URL: managementUrl,
      AMQP_NAMESPACE: '',
      AMQP_QUEUES_EXPIRE_AFTER_MS: '',
      AMQP_INTEGRATORS_FILE: file,
      RETRY_DELAYS: '5s,30s,5m',
      ...Object.fromEntries(users.map((user) => [urlVariable(user), urlOf(url, user)])),
    };
    return new GuardedBroker(host, url, managementUrl, folder, env);
  }

  /** `npm run topology -- <args>`. */
  topology(...args: string[]): Promise<Outcome> {
    return this.topologyWith({}, ...args);
  }

  /** The same for a system with other settings. */
  async topologyWith(settings: Record<string, string>, ...args: string[]): Promise<Outcome> {
    const command = [join(root, 'tools/topology/topology.mjs'), ...args];
    const { code, stdout, stderr } = await run(process.execPath, command, {
      env: { ...this.env, ...settings },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (failure: { code: number; stdout: string; stderr: string }) => failure,
    );
    return { code, lines: `${stdout}${stderr}`.split('\n').filter((line) => line !== '') };
  }

  /** The URL with which a user logs in to a vhost. */
  urlOf(user: string, vhost = '/', password = passwordOf(user)): string {
    return `${urlOf(this.url, user, password)}/${encodeURIComponent(vhost)}`;
  }

  /** The broker's management API, as its administrator or as somebody else. */
  async manage(method: string, path: string, body?: object, user = 'guest'): Promise<Response> {
    const login = Buffer.from(`${user}:${user === 'guest' ? 'guest' : passwordOf(user)}`).toString('base64');
    return fetch(`${this.managementUrl}/api${path}`, {
      method,
      headers: { authorization: `Basic ${login}`, 'content-type': 'application/json', connection: 'close' },
      body: body && JSON.stringify(body),
    });
  }

  async close(): Promise<void> {
    await this.host.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function passwordOf(user: string): string {
  return [...user].reverse().join('');
}

function urlOf(broker: string, user: string, password = passwordOf(user)): string {
  const url = new URL(broker);
  return `${url.protocol}//${user}:${password}@${url.host}`;
}

function urlVariable(user: string): string {
  return `${user.toUpperCase().replaceAll('-', '_')}_AMQP_URL`;
}
