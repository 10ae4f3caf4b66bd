import type { Message } from 'amqplib';
import type { BrokerConfig } from '#libs/configs';
import type { RequestContract, ServiceName } from '#contracts/kernel/define-command';
import { GATEWAY, OPERATOR, asks, emits } from '#contracts/participants';
import { propertiesOf, textOf } from './broker/properties';
import { Reject } from './failures';

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
   * Throws Reject (PUBLISHER_UNKNOWN) where the event is not from a service that emits it or an integrator who was granted it. It
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

  /** Throws Reject (PUBLISHER_UNKNOWN) where the request is not from the gateway or a service that asks for it. */
  checkRequest(message: Message, { name }: Pick<RequestContract, 'name'>): void {
    this.check(message, name, () =>
      servicesThat((service) => asks[service].some((request) => request.name === name)),
    );
  }

  private check(message: Message, what: string, known: () => readonly string[]): void {
    if (this.config.security === 'open') return;
    const sender = textOf(propertiesOf(message).userId);
    if (sender === undefined) throw new Reject(CODE, 'nothing proves who sent it: user_id is not set');
    if (sender !== GATEWAY && !known().includes(sender))
      throw new Reject(CODE, `${sender} may not send ${what}`);
  }
}

const CODE = 'PUBLISHER_UNKNOWN';

function servicesThat(fits: (service: ServiceName) => boolean): ServiceName[] {
  return (Object.keys(emits) as ServiceName[]).filter(fits);
}
