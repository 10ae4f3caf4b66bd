import type { EventFeed } from '#libs/messaging';
import type { Order } from '#contracts/orders/order';
import { FakeFeed } from '../testing/fake-messaging';
import { OrderOutcomes } from './order-outcomes';
import type { OrderReader } from './order-reader';
import { OrderWaiter } from './order-waiter';

const orderWith = (status: Order['status']) => ({ id: 'order-1', status }) as Order;

function setUp(read: () => Promise<Order>) {
  const feed = new FakeFeed();
  const outcomes = new OrderOutcomes(feed as unknown as EventFeed);
  const waiter = new OrderWaiter(outcomes, { read } as unknown as OrderReader);
  const patience = new AbortController();
  return {
    feed,
    outcomes,
    patience,
    wait: () => waiter.wait('order-1', { token: 'token' }, patience.signal),
  };
}

describe('OrderWaiter', () => {
  it.each(['CONFIRMED', 'CANCELLED'] as const)('answers the order once it is %s', async (status) => {
    const { feed, outcomes, wait } = setUp(() => Promise.resolve(orderWith(status)));
    const waiting = wait();
    feed.emit('order-1');
    await expect(waiting).resolves.toEqual(orderWith(status));
    expect(outcomes.waiting).toBe(0);
  });

  it('finds a settled order without its event', async () => {
    const { wait } = setUp(() => Promise.resolve(orderWith('CONFIRMED')));
    await expect(wait()).resolves.toEqual(orderWith('CONFIRMED'));
  });

  it('goes on while the order cannot be read', async () => {
    const read = jest.fn<Promise<Order>, []>();
    read.mockRejectedValueOnce(new Error('down')).mockResolvedValue(orderWith('CONFIRMED'));
    const { feed, wait } = setUp(read);
    const waiting = wait();
    feed.emit('order-1');
    await expect(waiting).resolves.toEqual(orderWith('CONFIRMED'));
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('leaves at once when patience ends, even in the middle of a look', async () => {
    const { feed, outcomes, patience, wait } = setUp(() => new Promise(() => undefined));
    const waiting = wait();
    feed.emit('order-1');
    patience.abort();
    await expect(waiting).resolves.toBeUndefined();
    expect(outcomes.waiting).toBe(0);
  });
});
