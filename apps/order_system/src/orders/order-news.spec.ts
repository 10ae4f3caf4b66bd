import type { EventFeed } from '#libs/messaging';
import { FakeFeed } from '../testing/fake-messaging';
import { OrderNews } from './order-news';

function setUp() {
  const feed = new FakeFeed();
  return { feed, news: new OrderNews(feed as unknown as EventFeed), wake: jest.fn() };
}

describe('OrderNews', () => {
  it('wakes everybody who follows the order, and nobody else', () => {
    const { feed, news, wake } = setUp();
    const [too, other] = [jest.fn(), jest.fn()];
    news.follow('order-1', wake);
    news.follow('order-1', too);
    news.follow('order-2', other);
    feed.emit('order-1');
    expect([wake, too].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    expect(other).not.toHaveBeenCalled();
  });

  it('lets go of who leaves, and goes on for the others', () => {
    const { feed, news, wake } = setUp();
    const other = jest.fn();
    const leave = news.follow('order-1', wake);
    news.follow('order-1', other);
    leave();
    feed.emit('order-1');
    expect(wake).not.toHaveBeenCalled();
    expect(other).toHaveBeenCalledTimes(1);
  });

  it('listens while somebody follows, and not longer', () => {
    const { feed, news, wake } = setUp();
    expect(feed.listeners).toBe(0);
    const leave = [news.follow('order-1', wake), news.follow('order-2', wake)];
    expect(feed.listeners).toBe(1);
    leave.forEach((go) => go());
    expect(feed.listeners).toBe(0);
    news.follow('order-1', wake);
    expect(feed.listeners).toBe(1);
  });
});
