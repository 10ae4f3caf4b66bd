import { randomUUID } from 'node:crypto';
import { unwrap } from '@order-system/client';
import type { Basket } from '#contracts/basket/basket';
import type { Product } from '#contracts/catalog/product';
import type { Notification } from '#contracts/notifications/notification';
import type { Order } from '#contracts/orders/order';
import { until } from '../../support/until';
import { type Answer, type RequestOptions, aShop, expectStatus, send } from './http';
import type { Person } from './people';
import { accessToken } from './tokens';

const staffToken = () => accessToken({ roles: ['staff'] });

/** A product that no other test touches. */
export function aProduct(details: object = {}): Promise<Product> {
  const product = {
    id: `flow-${randomUUID()}`,
    name: 'Flow Lamp',
    category: 'Flows',
    price: { amount: 1_500, currency: 'EUR' },
    stock: 10,
    ...details,
  };
  return expectStatus(201, send<Product>('POST /products', { token: staffToken(), json: product }));
}

export async function availableOf({ id }: Product): Promise<number> {
  return (await unwrap(aShop().api.GET('/products/{id}', { params: { path: { id } } }))).available;
}

export function anEmptyBasket({ shop }: Person): Promise<Basket> {
  return unwrap(shop.api.POST('/basket', { body: {} }));
}

export async function aBasketWith(person: Person, product: Product, quantity = 1): Promise<Basket> {
  const { id: basketId } = await anEmptyBasket(person);
  const body = { productId: product.id, quantity };
  return unwrap(person.shop.api.POST('/basket/{basketId}/items', { params: { path: { basketId } }, body }));
}

/** Whatever the check-out answers. */
export function checkOut(
  person: Person,
  basketId: string,
  { paymentMethod = 'stub', headers }: { paymentMethod?: string } & Pick<RequestOptions, 'headers'> = {},
): Promise<Answer<Order>> {
  return person.send<Order>('POST /orders', { json: { basketId, paymentMethod }, headers });
}

/** The id of a new order of one product. */
export async function anOrder(
  person: Person,
  product: Product,
  { quantity = 1, paymentMethod = 'stub' } = {},
): Promise<string> {
  const basket = await aBasketWith(person, product, quantity);
  return (await expectStatus(202, checkOut(person, basket.id, { paymentMethod }))).id;
}

export function readOrder(person: Person, orderId: string): Promise<Order> {
  return unwrap(person.shop.api.GET('/orders/{orderId}', { params: { path: { orderId } } }));
}

/** The order once it has this status. */
export function orderOnce(status: Order['status'], person: Person, orderId: string): Promise<Order> {
  return until(`order ${orderId} is ${status}`, async () => {
    const order = await readOrder(person, orderId);
    return order.status === status && order;
  });
}

/** The order once it is confirmed or cancelled. */
export function settledOrder(person: Person, orderId: string): Promise<Order> {
  return until(`order ${orderId} is settled`, async () => {
    const order = await readOrder(person, orderId);
    return (order.status === 'CONFIRMED' || order.status === 'CANCELLED') && order;
  });
}

/** A customer's order that is confirmed. */
export async function aConfirmedOrder(person: Person, product: Product, quantity = 1): Promise<Order> {
  return orderOnce('CONFIRMED', person, await anOrder(person, product, { quantity }));
}

/** What the person was told about the order, once there is as much of it. */
export function notificationsAbout(orderId: string, person: Person, count = 1): Promise<Notification[]> {
  return until(`there are ${count} notifications`, async () => {
    const params = { query: { limit: 100 } };
    const page = await unwrap(person.shop.api.GET('/notifications', { params }));
    const about = page.items.filter(({ subject, body }) => `${subject} ${body}`.includes(orderId));
    return about.length >= count && about;
  });
}
