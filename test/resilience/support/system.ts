import { Host } from './host';
import type { Death } from './host';
import { OwnBroker } from './own-broker';

export type Environment = Readonly<Record<string, string>> & {
  readonly DATABASE_URL: string;
  readonly AMQP_URL: string;
  readonly AMQP_NAMESPACE: string;
  readonly RETRY_DELAYS: string;
  readonly ADMIN_EMAIL: string;
  readonly ADMIN_PASSWORD: string;
};

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
    private readonly broker?: OwnBroker,
  ) {}

  static open(): Promise<TestSystem> {
    return closingOnFailure((host) => TestSystem.start(host, settings));
  }

  /** With a broker of its own, which can be killed and cut off without disturbing anybody; `strict`: each service logs in to it as itself. */
  static openWithBroker({ strict = false } = {}): Promise<{ system: TestSystem; broker: OwnBroker }> {
    return closingOnFailure(async (host) => {
      const broker = await OwnBroker.open(host);
      const security = strict && { BROKER_SECURITY: 'strict', AMQP_MANAGEMENT_URL: broker.managementUrl };
      const overrides = { ...settings, ...security, AMQP_URL: broker.network.url };
      const system = await TestSystem.start(host, overrides, broker);
      return { system, broker };
    });
  }

  get deaths(): readonly Death[] {
    return this.host.deaths;
  }

  /** The folder with the log of each service. */
  get logs(): string {
    return this.host.logs;
  }

  /** As an outsider would send it. */
  signal(service: string, signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    return this.host.call('signal', service, signal);
  }

  /** Resolves when every service says that it is ready. */
  ready(): Promise<void> {
    return this.host.call('ready');
  }

  async close(): Promise<void> {
    this.broker?.network.restore();
    // Whatever a test left of it: a space can only be deleted from a broker that runs.
    await this.broker?.start();
    await this.host.close();
    await this.broker?.close();
  }

  private static async start(
    host: Host,
    overrides: Record<string, string>,
    broker?: OwnBroker,
  ): Promise<TestSystem> {
    const { url, env } = await host.call<{ url: string; env: Environment }>('openSystem', overrides);
    return new TestSystem(host, url, env, broker);
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
