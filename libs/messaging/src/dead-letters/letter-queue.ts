import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { ServiceName } from '#contracts/kernel/define-command';
import { headerOf } from '../broker/properties';
import { Publisher } from '../broker/publisher';
import { sameMessage } from '../consuming/forward';
import type { Names } from '../names';
import { DeadLettersInUse } from './letter-errors';
import { DELIVERY_COUNT, withoutLooks } from './letter-headers';
import { lock } from './queue-lock';
import type { OpenChannel } from './queue-lock';
import { settle } from './settle';
import { takeAll } from './take-all';

/** RabbitMQ 4.0 to 4.2 drop what was returned more than 20 times, also by those who only looked. */
const MOST_LOOKS = 10;

/** A look at the letters of one service, as long as it lasts. */
export interface Look {
  readonly letters: readonly ConsumeMessage[];
  readonly publisher: Publisher;
  /** The letter is taken out for good when the look is over: once what was sent is confirmed. */
  readonly remove: (letter: ConsumeMessage) => void;
}

/**
 * The letters of one service, where they rest. AMQP knows no way to look at a message without taking it: they are all taken,
 * looked at, and returned in their order. One at a time does so, or each would see a part.
 */
export class LetterQueue {
  readonly #queue: string;

  constructor(
    private readonly openChannel: OpenChannel,
    private readonly names: Names,
    private readonly service: ServiceName,
  ) {
    this.#queue = names.deadLetters(service);
  }

  async look<T>(work: (look: Look) => Promise<T>): Promise<T> {
    const held = await lock(this.openChannel, this.names.deadLettersInUse(this.service));
    if (!held) throw new DeadLettersInUse(this.service);
    try {
      return await this.takeAndReturn(work);
    } finally {
      await closed(held);
    }
  }

  private async takeAndReturn<T>(work: (look: Look) => Promise<T>): Promise<T> {
    const channel = await this.openChannel();
    const publisher = new Publisher((setup) => {
      void setup(channel);
      return { channel, close: () => channel.close() };
    });
    const letters = await this.take(channel);
    const removed = new Set<ConsumeMessage>();
    try {
      return await work({ letters, publisher, remove: (letter) => removed.add(letter) });
    } finally {
      const rest = letters.filter((letter) => !removed.has(letter));
      const renewed = rest.some(isWorn) ? await this.renew(rest, publisher) : [];
      await settle(channel, this.#queue, letters, new Set([...removed, ...renewed]));
      await closed(channel);
    }
  }

  private async take(channel: ConfirmChannel): Promise<ConsumeMessage[]> {
    try {
      return await takeAll(channel, this.#queue);
    } catch (failure) {
      // The service has never run: there is no queue yet.
      if ((failure as { code?: number }).code === 404) return [];
      throw failure;
    }
  }

  /** Copies behind, before the originals go; a process that ends between the two leaves both, under one id. */
  private async renew(
    letters: readonly ConsumeMessage[],
    publisher: Publisher,
  ): Promise<readonly ConsumeMessage[]> {
    for (const letter of letters) {
      const properties = sameMessage(letter, withoutLooks(letter.properties.headers ?? {}));
      await publisher.publish('', this.#queue, letter.content, properties);
    }
    return letters;
  }
}

/** Also where the broker has closed it before. */
async function closed(channel: ConfirmChannel): Promise<void> {
  try {
    await channel.close();
  } catch {
    // It is what was wanted.
  }
}

function isWorn(letter: ConsumeMessage): boolean {
  return Number(headerOf(letter, DELIVERY_COUNT) ?? 0) >= MOST_LOOKS;
}
