import type { EventFeed } from '#libs/messaging';
import { FakeFeed } from '../testing/fake-messaging';
import { OrderBacklog } from './order-backlog';

/** As `newId` makes them, at a time of our own. */
function idAt(ms: number, index: number): string {
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${index.toString().padStart(12, '0')}`;
}

function aBacklog(seconds: number | undefined = 5) {
  const feed = new FakeFeed();
  let now = Date.UTC(2026, 0, 1);
  let made = 0;
  const backlog = new OrderBacklog(feed as unknown as EventFeed, seconds, () => now);
  const accept = (count: number) =>
    Array.from({ length: count }, () => {
      const id = idAt(now, made++);
      backlog.accepted(id);
      return id;
    });
  return {
    feed,
    backlog,
    accept,
    idNow: () => idAt(now, made++),
    pass: (ms: number) => (now += ms),
    arrive: (ids: readonly string[]) => ids.forEach((id) => feed.emit(id)),
  };
}

describe('the backlog of orders', () => {
  it('is full when too many are on their way, and has room again when they arrive', () => {
    const { backlog, accept, arrive } = aBacklog();
    const [first = '', ...others] = accept(100);
    expect(backlog.full).toBe(true);
    arrive([first]);
    expect(backlog.full).toBe(false);
    arrive(others);
    expect(backlog.full).toBe(false);
  });

  it('holds as many as arrive in the time there is', () => {
    const { backlog, accept, arrive, pass } = aBacklog(5);
    for (let second = 0; second < 10; second++) {
      arrive(accept(60));
      pass(1_000);
    }
    accept(200);
    expect(backlog.full).toBe(false);
    accept(120);
    expect(backlog.full).toBe(true);
  });

  it('shrinks when nothing arrives any more', () => {
    const { backlog, accept, arrive, pass } = aBacklog(5);
    arrive(accept(1_000));
    accept(150);
    pass(1_000);
    expect(backlog.full).toBe(false);
    pass(10_000);
    expect(backlog.full).toBe(true);
  });

  it('forgets orders of which nothing is heard', () => {
    const { backlog, accept, pass } = aBacklog();
    accept(100);
    expect(backlog.full).toBe(true);
    pass(30_001);
    expect(backlog.full).toBe(false);
  });

  it('does not count an order that arrives before its check-out is answered, nor one that is answered again', () => {
    const { backlog, accept, arrive, idNow, pass } = aBacklog();
    const early = idNow();
    arrive([early]);
    backlog.accepted(early);
    const old = idNow();
    pass(60_000);
    backlog.accepted(old);
    accept(99);
    expect(backlog.full).toBe(false);
    accept(1);
    expect(backlog.full).toBe(true);
  });

  it('reads no event where it is off', () => {
    const feed = new FakeFeed();
    const backlog = new OrderBacklog(feed as unknown as EventFeed, undefined);
    for (let index = 0; index < 200; index++) backlog.accepted(idAt(Date.now(), index));
    expect(feed.listeners).toBe(0);
    expect(backlog.full).toBe(false);
  });
});
