/** What somebody may do, written down by hand: `<exchange> <routing key>` and queues, for events and for commands. */
export interface Rights {
  readonly writes: readonly string[];
  readonly reads: readonly string[];
  readonly asks: readonly string[];
  readonly answers: readonly string[];
}

const NOTIFY = 'notifications.events notification.requested.v1';

/** What every service has of its own, beside its events. */
function own(
  service: string,
  reaction: string,
  { writes, asks = [] }: { writes: string[]; asks?: string[] },
): Rights {
  return {
    writes: [...writes, `${service}.retry.5s any`, `${service}.dead-letters any`],
    reads: [`${service}.${reaction}`],
    asks: [...asks, 'default'],
    answers: [`${service}.commands`],
  };
}

const SERVICES = ['user-auth', 'catalog', 'products-basket', 'orders', 'payments', 'notifications'];
const RESTING = [...SERVICES.map((service) => `${service}.dead-letters`), 'unroutable'];

/** Every routing key that is tried at every exchange of events. */
export const TYPES = [
  'user.deleted.v1',
  'basket.checked-out.v1',
  'order.placed.v1',
  'refund.requested.v1',
  'stock.reserved.v1',
  'payment.captured.v1',
  'notification.sent.v1',
  'notification.requested.v1',
  'made.up.v1',
];
const EVENTS = ['users', 'basket', 'orders', 'catalog', 'payments', 'notifications'].map(
  (owner) => `${owner}.events`,
);

/** What is tried: every exchange of the events' vhost; the default exchange is called `default`, and `any` is a key that does not matter. */
export const WRITES: readonly string[] = [
  ...EVENTS.flatMap((exchange) => TYPES.map((type) => `${exchange} ${type}`)),
  ...SERVICES.map((service) => `${service}.retry.5s any`),
  ...RESTING.map((exchange) => `${exchange} any`),
  'redrive any',
  'unread any',
  'amq.topic any',
  'amq.fanout any',
  'default orders.open-order.on-basket-checked-out',
  'default payments.dead-letters',
];

export const READS: readonly string[] = [
  'user-auth.send-reset-link.on-user-password-reset-asked',
  'catalog.reserve-stock.on-order-placed',
  'products-basket.keep-product.on-product-changed',
  'orders.open-order.on-basket-checked-out',
  'payments.take-payment.on-payment-requested',
  'notifications.send-notification.on-notification-requested',
  ...RESTING,
  ...RESTING.map((queue) => `${queue}.in-use`),
  ...SERVICES.map((service) => `${service}.retry.5s`),
];

/** Requests by their name; `default` is a message straight to a queue of requests. */
export const ASKS: readonly string[] = [
  'users.get-me',
  'catalog.get-product',
  'catalog.set-stock',
  'basket.get-basket',
  'orders.get-order',
  'payments.receive-webhook',
  'notifications.list-notifications',
  'default',
];

export const ANSWERS: readonly string[] = SERVICES.map((service) => `${service}.commands`);

const DESK: Rights = {
  writes: [
    ...EVENTS.flatMap((exchange) => TYPES.map((type) => `${exchange} ${type}`)),
    ...RESTING.map((exchange) => `${exchange} any`),
    'redrive any',
  ],
  reads: [...RESTING, ...RESTING.map((queue) => `${queue}.in-use`)],
  asks: ASKS.filter((name) => name !== 'default'),
  answers: [],
};

export const RIGHTS: Readonly<Record<string, Rights>> = {
  'user-auth': own('user-auth', 'send-reset-link.on-user-password-reset-asked', {
    writes: ['users.events user.deleted.v1', NOTIFY],
  }),
  catalog: own('catalog', 'reserve-stock.on-order-placed', {
    writes: ['catalog.events stock.reserved.v1'],
  }),
  'products-basket': own('products-basket', 'keep-product.on-product-changed', {
    writes: ['basket.events basket.checked-out.v1'],
    asks: ['catalog.get-product'],
  }),
  orders: own('orders', 'open-order.on-basket-checked-out', {
    writes: ['orders.events order.placed.v1', 'orders.events refund.requested.v1', NOTIFY],
  }),
  payments: own('payments', 'take-payment.on-payment-requested', {
    writes: ['payments.events payment.captured.v1'],
  }),
  notifications: own('notifications', 'send-notification.on-notification-requested', {
    writes: ['notifications.events notification.sent.v1'],
  }),
  order_system: DESK,
  operator: DESK,
};

/** An integrator that may send `refund.requested.v1` and hear `orders.events`. */
export const INTEGRATOR: Rights = {
  writes: ['orders.events refund.requested.v1'],
  reads: [],
  asks: [],
  answers: [],
};
