import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { RestingPlace } from '#contracts/kernel/dead-letters';
import { headerOf } from '../broker/properties';
import { Publisher } from '../broker/publisher';
import { restingTopology } from '../broker/resting-topology';
import { sameMessage } from '../consuming/forward';
import { DeadLettersInUse } from './letter-errors';
import { DELIVERY_COUNT, ORIGIN_EXCHANGE, withoutLooks } from './letter-headers';
import { closed, isMissing, provideApart } from './of-desk';
import type { OfDesk } from './of-desk';
import { lock } from './queue-lock';
import { settle } from './settle';
import { takeAll } from './take-all';
import { takeBack } from './take-back';
import { exchangeOf } from './unroutable-letter';

/** RabbitMQ 4.0 to 4.2 drop what was returned more than 20 times, also by those who only looked. */
const MOST_LOOKS = 10;

/** A look at the letters of one place, as long as it lasts. */
export interface Look {
  readonly letters: readonly ConsumeMessage[];
  readonly publisher: Publisher;
  /** The letter is taken out for good when the look is over: once what was sent is confirmed. */
  readonly remove: (letter: ConsumeMessage) => void;
  /** Takes out what came to this place since the look began and has this header; answers whether there was such a message. */
  readonly takeBack: (header: string, value: string) => Promise<boolean>;
}

/**
 * The letters of one place, where they rest. AMQP knows no way to look at a message without taking it: they are all taken,
 * looked at, and returned in their order. One at a time does so, or each would see a part.
 */
export class LetterQueue {
  readonly #queue: string;

  constructor(
    private readonly desk: OfDesk,
    private readonly place: RestingPlace,
  ) {
    this.#queue = desk.names.resting(place);
  }

  async look<T>(work: (look: Look) => Promise<T>): Promise<T> {
    const held = await lock(this.desk, this.place);
    if (!held) throw new DeadLettersInUse(this.place);
    try {
      return await this.takeAndReturn(work);
    } finally {
      await closed(held);
    }
  }

  private async takeAndReturn<T>(work: (look: Look) => Promise<T>): Promise<T> {
    const channel = await this.desk.openChannel();
    const publisher = new Publisher((setup) => {
      void setup(channel);
      return { channel, close: () => channel.close() };
    }, this.desk.userId);
    const letters = await this.take(channel);
    const removed = new Set<ConsumeMessage>();
    try {
      return await work({
        letters,
        publisher,
        remove: (letter) => removed.add(letter),
        takeBack: (header, value) => takeBack(this.desk.openChannel, this.#queue, header, value),
      });
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
      if (isMissing(failure)) return [];
      throw failure;
    }
  }

  /** Copies behind, before the originals go; a process that ends between the two leaves both, under one id. */
  private async renew(
    letters: readonly ConsumeMessage[],
    publisher: Publisher,
  ): Promise<readonly ConsumeMessage[]> {
    const { names } = this.desk;
    await provideApart(this.desk, { ...restingTopology(names, this.place), queues: [] });
    for (const letter of letters) {
      const headers = {
        ...withoutLooks(letter.properties.headers ?? {}),
        ...(this.place === 'unroutable' && { [ORIGIN_EXCHANGE]: exchangeOf(letter, names) }),
      };
      const properties = sameMessage(letter, headers);
      await publisher.publish(this.#queue, letter.fields.routingKey, letter.content, properties);
    }
    return letters;
  }
}

function isWorn(letter: ConsumeMessage): boolean {
  return Number(headerOf(letter, DELIVERY_COUNT) ?? 0) >= MOST_LOOKS;
}
