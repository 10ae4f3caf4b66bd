import type { Caller } from '#libs/auth';
import { newId } from '#libs/common';
import { Idempotency, Names, Outbox, ServiceIdentity, type AnyReactionHandler } from '#libs/messaging';
import type { Envelope } from '#contracts/kernel/envelope';
import type { InputOf } from '#contracts/kernel/define-command';
import type { ChangeOrder } from '#contracts/orders/commands/change-order.v1';
import type { DeliverOrder } from '#contracts/orders/commands/deliver-order.v1';
import type { RefundOrder } from '#contracts/orders/commands/refund-order.v1';
import type { ShipOrder } from '#contracts/orders/commands/ship-order.v1';
import type { ExportPersonalData } from '#contracts/orders/queries/export-personal-data.v1';
import type { ListOrders } from '#contracts/orders/queries/list-orders.v1';
import { CancelOrderHandler } from '../commands/cancel-order.handler';
import { ChangeOrderHandler } from '../commands/change-order.handler';
import { DeliverOrderHandler } from '../commands/deliver-order.handler';
import { RefundOrderHandler } from '../commands/refund-order.handler';
import { ShipOrderHandler } from '../commands/ship-order.handler';
import { CustomerErasure } from '../customer-erasure';
import { ExpireOrders } from '../deadlines/expire-orders';
import type { Checkout, OrderState } from '../domain/order-state';
import { OrderProcess } from '../order-process';
import { DeletedUserRepository } from '../persistence/deleted-user.repository';
import { OrderQueries } from '../persistence/order-queries';
import { OrderRepository } from '../persistence/order.repository';
import type { OrdersDatabase } from '../persistence/orders-database';
import { ExportPersonalDataHandler } from '../queries/export-personal-data.handler';
import { FollowOrderHandler } from '../queries/follow-order.handler';
import { GetOrderHandler } from '../queries/get-order.handler';
import { GetTimelineHandler } from '../queries/get-timeline.handler';
import { ListOrdersHandler } from '../queries/list-orders.handler';
import { CancelOrderOnPaymentDeclined } from '../reactions/cancel-order.on-payment-declined';
import { CancelOrderOnStockRejected } from '../reactions/cancel-order.on-stock-rejected';
import { ConfirmOrderOnPaymentCaptured } from '../reactions/confirm-order.on-payment-captured';
import { EraseCustomerOnUserDeleted } from '../reactions/erase-customer.on-user-deleted';
import { OpenOrderOnBasketCheckedOut } from '../reactions/open-order.on-basket-checked-out';
import { RecordRefundOnPaymentRefunded } from '../reactions/record-refund.on-payment-refunded';
import { RequestPaymentOnStockReserved } from '../reactions/request-payment.on-stock-reserved';
import { aCheckout } from './builders';
import { quietWork } from './quiet-work';
import { SetClock } from './set-clock';

/** The service's parts over a real database, without a broker: what is sent stays in the outbox, to be read. */
export class OrdersFixture {
  readonly clock = new SetClock(900);
  readonly repository = new OrderRepository();
  readonly #outbox = new Outbox(new Names(), new ServiceIdentity('orders'));
  readonly #erasure = new CustomerErasure(new DeletedUserRepository(), new Idempotency());
  readonly #process = new OrderProcess(this.repository, this.#outbox, this.clock, this.#erasure);
  readonly #queries: OrderQueries;
  readonly expireOrders: ExpireOrders;
  readonly reactions = {
    basketCheckedOut: new OpenOrderOnBasketCheckedOut(this.repository, this.#outbox, this.clock),
    stockReserved: new RequestPaymentOnStockReserved(this.#process),
    stockRejected: new CancelOrderOnStockRejected(this.#process),
    paymentCaptured: new ConfirmOrderOnPaymentCaptured(this.#process),
    paymentDeclined: new CancelOrderOnPaymentDeclined(this.#process),
    paymentRefunded: new RecordRefundOnPaymentRefunded(this.#process),
    userDeleted: new EraseCustomerOnUserDeleted(this.#erasure),
  };

  constructor(readonly database: OrdersDatabase) {
    this.#queries = new OrderQueries(database);
    this.expireOrders = new ExpireOrders(
      quietWork(database, this.#outbox),
      this.repository,
      this.#process,
      this.clock,
    );
  }

  /** One delivery, under a message id that was never seen. */
  react(event: keyof OrdersFixture['reactions'], data: object): Promise<void> {
    const reaction: AnyReactionHandler = this.reactions[event];
    const received = {
      id: newId(),
      type: event,
      subject: '',
      time: new Date(),
      correlationId: newId(),
      data,
    };
    return this.database.rawTransaction((tx) => reaction.handle(received, tx));
  }

  async placed(over: Partial<Checkout> = {}): Promise<OrderState> {
    const checkout = aCheckout(over);
    await this.react('basketCheckedOut', checkout);
    return this.stateOf(checkout.orderId);
  }

  async awaitingPayment(over: Partial<Checkout> = {}): Promise<OrderState> {
    const { id } = await this.placed(over);
    await this.react('stockReserved', { orderId: id });
    return this.stateOf(id);
  }

  async confirmed(over: Partial<Checkout> = {}): Promise<OrderState> {
    const { id, total } = await this.awaitingPayment(over);
    await this.react('paymentCaptured', { orderId: id, paymentId: newId(), amount: total });
    return this.stateOf(id);
  }

  async shipped(over: Partial<Checkout> = {}): Promise<OrderState> {
    const { id } = await this.confirmed(over);
    await this.ship({ orderId: id });
    return this.stateOf(id);
  }

  cancel(orderId: string, caller?: Caller, expectedVersions?: number[]) {
    const handler = new CancelOrderHandler(this.#process);
    return this.database.rawTransaction((tx) =>
      handler.handle({ orderId, expectedVersions }, { caller, tx }),
    );
  }

  change(input: InputOf<typeof ChangeOrder>, caller?: Caller) {
    const handler = new ChangeOrderHandler(this.#process);
    return this.database.rawTransaction((tx) => handler.handle(input, { caller, tx }));
  }

  ship(input: InputOf<typeof ShipOrder>) {
    const handler = new ShipOrderHandler(this.#process);
    return this.database.rawTransaction((tx) => handler.handle(input, { caller: undefined, tx }));
  }

  deliver(input: InputOf<typeof DeliverOrder>) {
    const handler = new DeliverOrderHandler(this.#process);
    return this.database.rawTransaction((tx) => handler.handle(input, { caller: undefined, tx }));
  }

  refund(input: InputOf<typeof RefundOrder>) {
    const handler = new RefundOrderHandler(this.#process);
    return this.database.rawTransaction((tx) => handler.handle(input, { caller: undefined, tx }));
  }

  get(orderId: string, caller?: Caller) {
    return new GetOrderHandler(this.#queries).handle({ orderId }, { caller });
  }

  timeline(
    orderId: string,
    caller?: Caller,
    { limit = 100, cursor }: { limit?: number; cursor?: string } = {},
  ) {
    return new GetTimelineHandler(this.#queries).handle({ orderId, limit, cursor }, { caller });
  }

  follow(orderId: string, after: number, caller?: Caller) {
    return new FollowOrderHandler(this.#queries).handle({ orderId, after }, { caller });
  }

  list(input: Partial<InputOf<typeof ListOrders>>, caller?: Caller) {
    return new ListOrdersHandler(this.#queries).handle({ limit: 20, ...input }, { caller });
  }

  export(page: InputOf<typeof ExportPersonalData>, caller?: Caller) {
    return new ExportPersonalDataHandler(this.#queries).handle(page, { caller });
  }

  stateOf(orderId: string): Promise<OrderState> {
    return this.#queries.get(orderId, () => true);
  }

  /** What was sent for one order, oldest first. */
  async eventsOf(orderId: string): Promise<Envelope[]> {
    const rows = await this.database.raw.$queryRaw<{ envelope: Envelope }[]>`
      SELECT envelope FROM outbox WHERE envelope->>'correlationid' = ${orderId} ORDER BY id`;
    return rows.map(({ envelope }) => envelope);
  }

  async typesOf(orderId: string): Promise<string[]> {
    return (await this.eventsOf(orderId)).map(({ type }) => type);
  }
}
