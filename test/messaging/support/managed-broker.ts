import { connect } from 'amqplib';
import type { ConfirmChannel } from 'amqplib';
import { Host } from '../../resilience/support/host';

/** What a user may do in a vhost, as regular expressions of names. */
export interface Permissions {
  readonly configure?: string;
  readonly write?: string;
  readonly read?: string;
}

const NOTHING = '^$';

/** A RabbitMQ that nobody else uses, with what only its management API can set. */
export async function openManagedBroker() {
  const host = new Host();
  const url = await host.call<string>('openBroker');
  const management = await host.call<string>('managementUrl');
  const { username, password } = new URL(url);
  const authorization = `Basic ${btoa(`${username}:${password}`)}`;

  async function put(path: string, body: object): Promise<void> {
    const response = await fetch(`${management}/api/${path}`, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }

  return {
    url,
    /** The same broker for this user, whose password is the name. */
    urlOf(user: string): string {
      return url.replace('guest:guest', `${user}:${user}`);
    },
    addVhost: (name: string) => put(`vhosts/${encodeURIComponent(name)}`, {}),
    addUser: (name: string) => put(`users/${name}`, { password: name, tags: '' }),
    permit: (user: string, vhost: string, { configure, write, read }: Permissions) =>
      put(`permissions/${encodeURIComponent(vhost)}/${user}`, {
        configure: configure ?? NOTHING,
        write: write ?? NOTHING,
        read: read ?? NOTHING,
      }),
    /** What no queue takes on exchanges of such names goes to this one. */
    setAlternateExchange: (pattern: string, exchange: string) =>
      put('policies/%2F/alternate', {
        pattern,
        'apply-to': 'exchanges',
        definition: { 'alternate-exchange': exchange },
      }),
    async withChannel<T>(address: string, work: (channel: ConfirmChannel) => Promise<T>): Promise<T> {
      const connection = await connect(address, { noDelay: true });
      connection.on('error', () => undefined);
      try {
        const channel = await connection.createConfirmChannel();
        return await work(channel);
      } finally {
        await connection.close();
      }
    },
    close: () => host.close(),
  };
}

export type ManagedBroker = Awaited<ReturnType<typeof openManagedBroker>>;
