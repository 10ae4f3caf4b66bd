import { BasketCheckedOut } from './basket/events/basket-checked-out.v1';
import { ProductChanged } from './catalog/events/product-changed.v1';
import { ProductCreated } from './catalog/events/product-created.v1';
import { ProductRemoved } from './catalog/events/product-removed.v1';
import { StockCommitted } from './catalog/events/stock-committed.v1';
import { StockRejected } from './catalog/events/stock-rejected.v1';
import { StockReleased } from './catalog/events/stock-released.v1';
import { StockReserved } from './catalog/events/stock-reserved.v1';
import { GetAvailability } from './catalog/queries/get-availability.v1';
import { GetProduct } from './catalog/queries/get-product.v1';
import type { RequestContract, ServiceName } from './kernel/define-command';
import type { EventContract } from './kernel/define-event';
import { NotificationFailed } from './notifications/events/notification-failed.v1';
import { NotificationRequested } from './notifications/events/notification-requested.v1';
import { NotificationSent } from './notifications/events/notification-sent.v1';
import { OrderAddressChanged } from './orders/events/order-address-changed.v1';
import { OrderCancelled } from './orders/events/order-cancelled.v1';
import { OrderConfirmed } from './orders/events/order-confirmed.v1';
import { OrderDelivered } from './orders/events/order-delivered.v1';
import { OrderPlaced } from './orders/events/order-placed.v1';
import { OrderRefunded } from './orders/events/order-refunded.v1';
import { OrderShipped } from './orders/events/order-shipped.v1';
import { PaymentRequested } from './orders/events/payment-requested.v1';
import { RefundRequested } from './orders/events/refund-requested.v1';
import { PaymentCaptured } from './payments/events/payment-captured.v1';
import { PaymentDeclined } from './payments/events/payment-declined.v1';
import { PaymentRefunded } from './payments/events/payment-refunded.v1';
import { PaymentVoided } from './payments/events/payment-voided.v1';
import { UserDeleted } from './users/events/user-deleted.v1';
import { UserDisabled } from './users/events/user-disabled.v1';
import { UserEnabled } from './users/events/user-enabled.v1';
import { UserPasswordResetAsked } from './users/events/user-password-reset-asked.v1';
import { UserRegistered } from './users/events/user-registered.v1';
import { UserRolesChanged } from './users/events/user-roles-changed.v1';

/** The process that speaks for clients: it may ask every service for everything, and emits no event. */
export const GATEWAY = 'order_system';

/** The broker's user of those who work on dead letters from a terminal. */
export const OPERATOR = 'operator';

/** Which events each service emits. The broker's permissions, and who is believed to have sent an event, follow from it. */
export const emits: Readonly<Record<ServiceName, readonly EventContract[]>> = {
  'user-auth': [
    UserRegistered,
    UserRolesChanged,
    UserDisabled,
    UserEnabled,
    UserDeleted,
    UserPasswordResetAsked,
    NotificationRequested,
  ],
  catalog: [
    ProductCreated,
    ProductChanged,
    ProductRemoved,
    StockReserved,
    StockRejected,
    StockCommitted,
    StockReleased,
  ],
  'products-basket': [BasketCheckedOut],
  orders: [
    OrderPlaced,
    PaymentRequested,
    OrderConfirmed,
    OrderCancelled,
    OrderAddressChanged,
    OrderShipped,
    OrderDelivered,
    RefundRequested,
    OrderRefunded,
    NotificationRequested,
  ],
  payments: [PaymentCaptured, PaymentDeclined, PaymentRefunded, PaymentVoided],
  notifications: [NotificationSent, NotificationFailed],
};

/** What services ask each other for, beside what the gateway asks. */
export const asks: Readonly<Record<ServiceName, readonly RequestContract[]>> = {
  'user-auth': [],
  catalog: [],
  'products-basket': [GetProduct, GetAvailability],
  orders: [],
  payments: [],
  notifications: [],
};
