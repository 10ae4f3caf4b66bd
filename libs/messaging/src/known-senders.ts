import type { Message } from 'amqplib';
import { DomainError } from '#libs/common';
import type { BrokerConfig } from '#libs/configs';
import type { RequestContract, ServiceName } from '#contracts/kernel/define-command';
import { GATEWAY, OPERATOR, asks, emits } from '#contracts/participants';
import { propertiesOf, textOf } from './broker/properties';

/**
 * Who may have sent a message. The broker lets nobody name another user than its own in `user_id`, so it is proof; it is asked
 * for in strict mode alone.
 */
export class KnownSenders {
  constructor(
    private readonly config: Pick<BrokerConfig, 'security' | 'integrators'>,
    private readonly service: ServiceName,
  ) {}

  /**
   * Throws PUBLISHER_UNKNOWN where the event is not from a service that emits it or an integrator who was granted it. It
   * may be from the service itself, which tries it again, and from those who redrive.
   */
  checkEvent(message: Message, type: string): void {
    this.check(message, type, () => [
      ...servicesThat((service) => emits[service].some((event) => event.type === type)),
      ...this.config.integrators.filter(({ publishes }) => publishes.includes(type)).map(({ name }) => name),
      this.service,
      OPERATOR,
    ]);
  }

  /** Throws PUBLISHER_UNKNOWN where the request is not from the gateway or a service that asks for it. */
  checkRequest(message: Message, { name }: Pick<RequestContract, 'name'>): void {
    this.check(message, name, () =>
      servicesThat((service) => asks[service].some((request) => request.name === name)),
    );
  }

  private check(message: Message, what: string, known: () => readonly string[]): void {
    if (this.config.security === 'open') return;
    const sender = textOf(propertiesOf(message).userId);
    if (sender === undefined) throw new PublisherUnknown('nothing proves who sent it: user_id is not set');
    if (sender !== GATEWAY && !known().includes(sender))
      throw new PublisherUnknown(`${sender} may not send ${what}`);
  }
}

class PublisherUnknown extends DomainError {
  constructor(message: string) {
    super('PUBLISHER_UNKNOWN', 'forbidden', message);
  }
}

function servicesThat(fits: (service: ServiceName) => boolean): ServiceName[] {
  return (Object.keys(emits) as ServiceName[]).filter(fits);
}
