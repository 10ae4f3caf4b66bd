import { setTimeout as sleep } from 'node:timers/promises';
import type { ConfirmChannel } from 'amqplib';
import type { ServiceName } from '#contracts/kernel/define-command';
import type { BrokerConnection } from '../broker/broker-connection';
import type { ChannelKeeper } from '../broker/channel-keeper';
import type { Names } from '../names';

const LOOK_EVERY_MS = 500;

/**
 * Which services consume requests just now. A queue that stays when its service is down takes requests all the same, so the
 * broker returns none; a look at its consumers, every half a second, tells it instead.
 */
export class ServicePresence {
  readonly #absent = new Set<ServiceName>();
  #keeper: ChannelKeeper | undefined;
  #stopped = false;

  constructor(
    private readonly connection: BrokerConnection,
    private readonly names: Names,
    private readonly services: readonly ServiceName[],
  ) {}

  start(): void {
    this.#keeper = this.connection.keepChannel((channel) => this.look(channel));
    void this.keepLooking();
  }

  /** Whether nobody would take a request just now; false where that is not known. */
  isAbsent(service: ServiceName): boolean {
    return this.#absent.has(service);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#keeper?.close();
  }

  private async keepLooking(): Promise<void> {
    while (!this.#stopped) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
      const channel = this.#keeper?.channel;
      // A channel that is lost says nothing of the services; it is opened again, with a look of its own.
      if (channel) await this.look(channel).catch(() => this.#absent.clear());
    }
  }

  private async look(channel: ConfirmChannel): Promise<void> {
    for (const service of this.services) {
      const { consumerCount } = await channel.checkQueue(this.names.commands(service));
      if (consumerCount > 0) this.#absent.delete(service);
      else this.#absent.add(service);
    }
  }
}
