import type { NewEvent } from '#contracts/kernel/define-event';
import { BasketCheckedOut } from '#contracts/basket/events/basket-checked-out.v1';
import { StockRejected } from '#contracts/catalog/events/stock-rejected.v1';
import { StockReserved } from '#contracts/catalog/events/stock-reserved.v1';
import { PaymentCaptured } from '#contracts/payments/events/payment-captured.v1';
import { PaymentDeclined } from '#contracts/payments/events/payment-declined.v1';
import { PaymentRefunded } from '#contracts/payments/events/payment-refunded.v1';
import { Order } from '../../domain/order';
import type { HistoryEntry } from '../../domain/order-history';
import type { Checkout, Moment, OrderState } from '../../domain/order-state';
import { OrderNotFound } from '../../domain/order.errors';
import { on } from './subscription';

export type Decision = (order: Order, moment: Moment) => NewEvent[];

/** The real `Order` over a map of states, without an inbox: every duplicate reaches it. */
export class ModelOrders {
  readonly states = new Map<string, OrderState>();
  readonly histories = new Map<string, readonly HistoryEntry[]>();

  readonly subscriptions = [
    on(BasketCheckedOut, (data) => this.#open(data)),
    on(StockReserved, ({ orderId }) => this.change(orderId, (order, at) => order.stockReserved(at))),
    on(StockRejected, ({ orderId }) => this.change(orderId, (order, at) => order.stockRejected(at))),
    on(PaymentCaptured, ({ orderId, ...payment }) =>
      this.change(orderId, (order, at) => order.paymentCaptured(payment, at)),
    ),
    on(PaymentDeclined, ({ orderId }) => this.change(orderId, (order, at) => order.paymentDeclined(at))),
    on(PaymentRefunded, ({ orderId, ...refund }) =>
      this.change(orderId, (order, at) => order.paymentRefunded(refund, at)),
    ),
  ];

  constructor(private readonly clock: () => Moment) {}

  change(orderId: string, decide: Decision): NewEvent[] {
    const state = this.states.get(orderId);
    if (!state) throw new OrderNotFound(orderId);
    const order = Order.restore(state);
    const events = decide(order, this.clock());
    this.#keep(order);
    return events;
  }

  expireAll(): NewEvent[] {
    return [...this.states.keys()].flatMap((id) => this.change(id, (order, at) => order.expire(at)));
  }

  #open(checkout: Checkout): NewEvent[] {
    const [order, events] = Order.open(checkout, this.clock());
    if (this.states.has(checkout.orderId)) return [];
    this.#keep(order);
    return events;
  }

  #keep({ state, news }: Order): void {
    this.states.set(state.id, state);
    this.histories.set(state.id, [...(this.histories.get(state.id) ?? []), ...news]);
  }
}
