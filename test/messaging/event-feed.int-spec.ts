import { Logger } from '@nestjs/common';
import { EventFeed } from '#libs/messaging';
import type { ReceivedEvent } from '#libs/messaging';
import { Broker } from '../../libs/messaging/src/broker/broker';
import { TcpProxy } from '../support/tcp-proxy';
import { until } from '../support/until';
import { ThingHappened, happened } from './support/contracts';
import { openSpace } from './support/space';
import type { Space } from './support/space';

describe('the event feed', () => {
  let space: Space;
  let proxy: TcpProxy;
  let broker: Broker;
  let feed: EventFeed;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    space = await openSpace('feed');
    space.declared.exchanges.add(space.names.eventExchange('orders'));
    proxy = await TcpProxy.to(space.broker.url);
    broker = new Broker({ ...space.broker, url: proxy.url }, 'gateway');
    await broker.connect();
    feed = new EventFeed(broker, space.names, [ThingHappened]);
    feed.start();
  });

  afterAll(async () => {
    await feed.stop();
    await broker.close();
    await proxy.close();
    await space.close();
  });

  function listen(): { events: ReceivedEvent[]; stop: () => void } {
    const events: ReceivedEvent[] = [];
    return { events, stop: feed.on([ThingHappened], (event) => events.push(event)) };
  }
  // A feed has no past: what is sent before it is bound is not for it.
  const live = (events: ReceivedEvent[]) =>
    until('the feed is live', async () => {
      await space.channel.assertExchange(space.names.eventExchange('orders'), 'topic', { durable: true });
      await space.send(ThingHappened, happened());
      return events.length > 0;
    });

  it('calls every listener until it has enough', async () => {
    const [one, other] = [listen(), listen()];
    await live(one.events);
    await until('the other has heard too', () => other.events.length === one.events.length);
    other.stop();
    const before = other.events.length;
    const event = happened();
    await space.send(ThingHappened, event);
    await until('the one has heard', () => one.events.some(({ id }) => id === event.id));
    expect(other.events).toHaveLength(before);
    one.stop();
  });

  it('goes on after an event that it cannot read, and after a listener that fails', async () => {
    const failing = feed.on([ThingHappened], () => {
      throw new Error('broken listener');
    });
    const { events, stop } = listen();
    await space.send(ThingHappened, Buffer.from('{'));
    await live(events);
    stop();
    failing();
  });

  it('listens again after its connection was lost', async () => {
    const { events, stop } = listen();
    await live(events);
    proxy.drop();
    await until('the connection is lost', () => !broker.connected);
    events.splice(0);
    await live(events);
    stop();
  });
});
