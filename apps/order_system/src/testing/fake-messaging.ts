import { Global, Module } from '@nestjs/common';
import { DomainError } from '#libs/common';
import { Answer, DeadLetterDesk, EventFeed, Names, RequestClient } from '#libs/messaging';
import type { FeedListener, SendOptions } from '#libs/messaging';
import type { RequestContract } from '#contracts/kernel/define-command';

interface SentRequest extends SendOptions {
  readonly name: string;
  readonly input: unknown;
}

type Responder = (input: unknown, options: SendOptions) => unknown;

/** Stands in for all services: answers with what a test prepared, and remembers what it was asked. */
export class FakeRequests {
  readonly sent: SentRequest[] = [];
  replayed = false;
  readonly #responders = new Map<string, Responder>();

  on(contract: RequestContract, responder: Responder): void {
    this.#responders.set(contract.name, responder);
  }

  /** From now on as if the service were down. */
  off({ name }: RequestContract): void {
    this.#responders.delete(name);
  }

  async send({ name }: RequestContract, input: unknown, options: SendOptions = {}): Promise<Answer<unknown>> {
    this.sent.push({ name, input, ...options });
    const responder = this.#responders.get(name);
    if (!responder) throw new DomainError('SERVICE_UNAVAILABLE', 'unavailable', 'Down.', { retryAfter: 2 });
    return new Answer(await responder(input, options), this.replayed);
  }
}

export class FakeFeed {
  readonly #listeners = new Set<FeedListener>();

  get listeners(): number {
    return this.#listeners.size;
  }

  on(_contracts: unknown, listener: FeedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(subject: string): void {
    const event = {
      id: 'e-1',
      type: 'order.confirmed.v1',
      subject,
      time: new Date(),
      correlationId: subject,
    };
    for (const listener of this.#listeners) listener({ ...event, data: {} });
  }
}

function deskWithoutBroker(): DeadLetterDesk {
  const openChannel = () => Promise.reject(new DomainError('SERVICE_UNAVAILABLE', 'unavailable', 'Down.'));
  return new DeadLetterDesk(openChannel, new Names(), () => undefined);
}

@Global()
@Module({
  providers: [
    { provide: RequestClient, useClass: FakeRequests },
    { provide: EventFeed, useClass: FakeFeed },
    { provide: DeadLetterDesk, useFactory: deskWithoutBroker },
  ],
  exports: [RequestClient, EventFeed, DeadLetterDesk],
})
export class FakeMessagingModule {}
