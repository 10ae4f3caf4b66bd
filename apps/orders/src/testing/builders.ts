import { newId } from '#libs/common';
import type { Address } from '#contracts/kernel/address';
import type { Money } from '#contracts/kernel/money';
import type { Line } from '#contracts/kernel/lines';
import type { Consignment } from '#contracts/orders/shipment';
import { Order } from '../domain/order';
import type { Checkout, Moment, OrderState } from '../domain/order-state';

export const euros = (amount: number): Money => ({ amount, currency: 'EUR' });

export function aLine(over: Partial<Line> = {}): Line {
  return { productId: 'prod-1', name: 'Kettle', quantity: 2, unitPrice: euros(1_250), ...over };
}

export function anAddress(over: Partial<Address> = {}): Address {
  return {
    name: 'Ada Lovelace',
    line1: 'Hauptstraße 1',
    city: 'Berlin',
    postalCode: '10115',
    country: 'DE',
    ...over,
  };
}

/** A check-out whose total is right, unless told otherwise. */
export function aCheckout(over: Partial<Checkout> = {}): Checkout {
  const lines = over.lines ?? [aLine()];
  const sum = lines.reduce((total, { unitPrice, quantity }) => total + unitPrice.amount * quantity, 0);
  return {
    orderId: newId(),
    basketId: newId(),
    userId: newId(),
    lines,
    total: euros(sum),
    paymentMethod: 'stub',
    ...over,
  };
}

/** The moment so many seconds after the start of time, in a world where orders wait for 900 s. */
export function moment(seconds = 0): Moment {
  const start = Date.UTC(2026, 0, 1);
  return {
    now: new Date(start + seconds * 1_000),
    deadline: new Date(start + (seconds + 900) * 1_000),
  };
}

export function aPlacedOrder(over: Partial<Checkout> = {}): Order {
  return Order.open(aCheckout(over), moment())[0];
}

/** An order that came to this state; the database's rules are the caller's business. */
export function anOrder(over: Partial<OrderState> = {}): Order {
  return Order.restore({ ...aPlacedOrder().state, ...over });
}

export function anOrderAwaitingPayment(over: Partial<Checkout> = {}): Order {
  const order = aPlacedOrder(over);
  order.stockReserved(moment(1));
  return order;
}

export function aPaymentOf({ total }: OrderState, amount = total) {
  return { paymentId: newId(), amount };
}

export function aConfirmedOrder(over: Partial<Checkout> = {}): Order {
  const order = anOrderAwaitingPayment(over);
  order.paymentCaptured(aPaymentOf(order.state), moment(2));
  return order;
}

export function aShippedOrder(consignment: Consignment = {}): Order {
  const order = aConfirmedOrder();
  order.ship(consignment, moment(10));
  return order;
}
