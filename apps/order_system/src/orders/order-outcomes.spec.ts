import { type EventFeed } from '#libs/messaging';
import { FakeFeed } from '../testing/fake-messaging';
import { OrderOutcomes } from './order-outcomes';

const LONG_MS = 60_000;

function setUp() {
  const feed = new FakeFeed();
  const outcomes = new OrderOutcomes(feed as unknown as EventFeed);
  return { feed, outcomes, patience: new AbortController() };
}

describe('OrderOutcomes', () => {
  it('wakes everybody who waits for the settled order, and nobody else', async () => {
    const { feed, outcomes, patience } = setUp();
    const mine = [1, 2].map(() => outcomes.settled('order-1', LONG_MS, patience.signal));
    const other = outcomes.settled('order-2', LONG_MS, patience.signal);
    feed.emit('order-1');
    await Promise.all(mine);
    expect(outcomes.waiting).toBe(1);
    patience.abort();
    await other;
  });

  it('remembers an order that settled before anybody waited', async () => {
    const { feed, outcomes, patience } = setUp();
    feed.emit('order-1');
    await outcomes.settled('order-1', LONG_MS, patience.signal);
    expect(outcomes.waiting).toBe(0);
  });

  it('gives up when the time is up', async () => {
    const { outcomes, patience } = setUp();
    await outcomes.settled('order-1', 5, patience.signal);
    expect(outcomes.waiting).toBe(0);
  });

  it('gives up when the client is gone', async () => {
    const { outcomes, patience } = setUp();
    const waiting = outcomes.settled('order-1', LONG_MS, patience.signal);
    patience.abort();
    await waiting;
    await outcomes.settled('order-1', LONG_MS, patience.signal);
    expect(outcomes.waiting).toBe(0);
  });
});
