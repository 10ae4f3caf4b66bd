import type { NewEvent } from '#contracts/kernel/define-event';
import { FactTooEarly, OrderNotFound } from '../../domain/order.errors';
import { moment } from '../builders';
import type { ModelCatalog } from './model-catalog';
import { ModelOrders } from './model-orders';
import { ModelPayments } from './model-payments';
import type { Subscription } from './subscription';

interface Delivery {
  readonly event: NewEvent;
  readonly subscription: Subscription;
}

/** Far more than any run needs; more means that messages go round in circles. */
const MOST_DELIVERIES = 10_000;

/** The three services of an order and what is on its way between them; nothing arrives by itself. */
export class World {
  readonly orders = new ModelOrders(() => moment(this.#seconds));
  readonly payments = new ModelPayments();
  readonly sent: NewEvent[] = [];
  readonly #subscriptions: readonly Subscription[];
  #seconds = 0;
  #onTheirWay: Delivery[] = [];

  constructor(readonly catalog: ModelCatalog) {
    this.#subscriptions = [this.orders, catalog, this.payments].flatMap((part) => part.subscriptions);
  }

  send(events: readonly NewEvent[]): void {
    this.sent.push(...events);
    for (const event of events) {
      const consumers = this.#subscriptions.filter(({ type }) => type === event.contract.type);
      this.#onTheirWay.push(...consumers.map((subscription) => ({ event, subscription })));
    }
  }

  /** Delivers one message of those on their way; `keep` leaves it there, to come again. False if it was refused for now. */
  deliver(pick: number, keep = false): boolean {
    const delivery = this.#take(pick);
    if (!delivery) return true;
    try {
      this.send(delivery.subscription.handle(delivery.event));
      if (keep) this.#onTheirWay.push(delivery);
      return true;
    } catch (error) {
      // What the service answers by RetryLater; any other error ends the run.
      if (!(error instanceof FactTooEarly || error instanceof OrderNotFound)) throw error;
      this.#onTheirWay.push(delivery);
      return false;
    }
  }

  /** A delivery that died before its commit: the message comes back behind the others. */
  postpone(pick: number): void {
    const delivery = this.#take(pick);
    if (delivery) this.#onTheirWay.push(delivery);
  }

  /** A message that nobody ever sees: what no broker may do. */
  lose(pick: number): void {
    this.#take(pick);
  }

  pass(seconds: number): void {
    this.#seconds += seconds;
  }

  /** The deadline scanner's look. */
  expire(): void {
    this.send(this.orders.expireAll());
  }

  /** Delivers all, lets every deadline pass, and again; returns how many messages nobody takes. */
  settle(pick: () => number): number {
    for (let round = 0; round < 3; round += 1) {
      this.#deliverAll(pick);
      this.pass(2_000);
      this.expire();
    }
    this.#deliverAll(pick);
    return this.#onTheirWay.length;
  }

  #deliverAll(pick: () => number): void {
    let refusals = 0;
    for (let count = 0; refusals < this.#onTheirWay.length; count += 1) {
      if (count > MOST_DELIVERIES) throw new Error('messages go round in circles');
      // A refused message goes to the end: taking the first from then on meets each once.
      refusals = this.deliver(refusals > 0 ? 0 : pick()) ? 0 : refusals + 1;
    }
  }

  #take(pick: number): Delivery | undefined {
    const [delivery] = this.#onTheirWay.splice(pick % Math.max(1, this.#onTheirWay.length), 1);
    return delivery;
  }
}
