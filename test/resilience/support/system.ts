import { TcpProxy } from '../../support/tcp-proxy';
import { Host } from './host';
import type { Death } from './host';

export type Environment = Readonly<Record<string, string>> & {
  readonly DATABASE_URL: string;
  readonly AMQP_URL: string;
  readonly AMQP_NAMESPACE: string;
  readonly RETRY_DELAYS: string;
  readonly ADMIN_EMAIL: string;
  readonly ADMIN_PASSWORD: string;
};

/** A broker that the system has for itself, and the network between the two. */
export interface OwnBroker {
  readonly url: string;
  readonly network: TcpProxy;
}

const settings = {
  // Together longer than a killed service needs to be back.
  RETRY_DELAYS: '200ms,1s,5s',
  COMMAND_TIMEOUT_MS: '2000',
};

/** The built system in a space of its own, supervised: what is killed comes back. */
export class TestSystem {
  private constructor(
    private readonly host: Host,
    readonly url: string,
    readonly env: Environment,
    private readonly network?: TcpProxy,
  ) {}

  static open(): Promise<TestSystem> {
    return closingOnFailure((host) => TestSystem.start(host, settings));
  }

  /** With a broker of its own, which can be killed and cut off without disturbing anybody. */
  static openWithBroker(): Promise<{ system: TestSystem; broker: OwnBroker }> {
    return closingOnFailure(async (host) => {
      const url = await host.call<string>('openBroker');
      const network = await TcpProxy.to(url);
      const system = await TestSystem.start(host, { ...settings, AMQP_URL: network.url }, network);
      return { system, broker: { url, network } };
    });
  }

  get deaths(): readonly Death[] {
    return this.host.deaths;
  }

  /** As an outsider would send it. */
  signal(service: string, signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    return this.host.call('signal', service, signal);
  }

  killBroker(): Promise<void> {
    return this.host.call('killBroker');
  }

  startBroker(): Promise<void> {
    return this.host.call('startBroker');
  }

  /** Resolves when every service says that it is ready. */
  ready(): Promise<void> {
    return this.host.call('ready');
  }

  async close(): Promise<void> {
    this.network?.restore();
    await this.host.close();
    await this.network?.close();
  }

  private static async start(
    host: Host,
    overrides: Record<string, string>,
    network?: TcpProxy,
  ): Promise<TestSystem> {
    const { url, env } = await host.call<{ url: string; env: Environment }>('openSystem', overrides);
    return new TestSystem(host, url, env, network);
  }
}

async function closingOnFailure<T>(open: (host: Host) => Promise<T>): Promise<T> {
  const host = new Host();
  try {
    return await open(host);
  } catch (error) {
    await host.close();
    throw error;
  }
}
