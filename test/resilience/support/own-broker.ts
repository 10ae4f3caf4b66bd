import { TcpProxy } from '../../support/tcp-proxy';
import type { Host } from './host';

/** A broker that a system has for itself, and the network between the two. */
export class OwnBroker {
  private constructor(
    private readonly host: Host,
    readonly network: TcpProxy,
    readonly managementUrl: string,
    private address: string,
  ) {}

  static async open(host: Host): Promise<OwnBroker> {
    const url = await host.call<string>('openBroker');
    return new OwnBroker(host, await TcpProxy.to(url), await host.call('managementUrl'), url);
  }

  /** The broker itself, past the network. */
  get url(): string {
    return this.address;
  }

  kill(): Promise<void> {
    return this.host.call('killBroker');
  }

  /** Where its port was taken in the meantime, it comes back on another. */
  async start(): Promise<void> {
    this.address = await this.host.call<string>('startBroker');
    this.network.retarget(this.address);
  }

  async close(): Promise<void> {
    await this.network.close();
  }
}
