import { DomainError, newId } from '#libs/common';
import { GetCheckout } from '#contracts/basket/queries/get-checkout.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { FollowOrder } from '#contracts/orders/queries/follow-order.v1';
import type { TimelineEntry, TimelineStep } from '#contracts/orders/timeline';
import { until } from '../../../../test/support/until';
import { startGateway } from '../testing/gateway';
import type { Gateway } from '../testing/gateway';
import { confirmed } from './order.examples';
import { OrderNews } from './order-news';

type News = OutputOf<typeof FollowOrder>;

const ID = confirmed.id;
const at = '2026-11-22T12:00:00.000Z';
const step = (sequence: number, type: TimelineStep): TimelineEntry => ({
  sequence,
  type,
  status: 'PLACED',
  at,
});

/** Steps that orders knows, and whether it expects more. */
class Steps {
  entries: TimelineEntry[] = [step(1, 'SUBMITTED'), step(2, 'PLACED')];
  ended = false;
  failure: Error | undefined;

  readonly answer = (input: unknown): News => {
    if (this.failure) throw this.failure;
    const { after } = input as InputOf<typeof FollowOrder>;
    return { entries: this.entries.filter(({ sequence }) => sequence > after), ended: this.ended };
  };
}

/** A stream as far as it has come. */
async function listen(gateway: Gateway, headers: Record<string, string>, path = `/orders/${ID}/events`) {
  const gone = new AbortController();
  const response = await gateway.fetch(path, { headers, signal: gone.signal });
  const stream = {
    response,
    text: '',
    end: 'open' as 'open' | 'ended' | 'broken',
    leave: () => gone.abort(),
  };
  void (async () => {
    try {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) stream.text += decoder.decode(chunk as Uint8Array);
      stream.end = 'ended';
    } catch {
      stream.end = 'broken';
    }
  })();
  return stream;
}

const idsOf = ({ text }: { text: string }) => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));

describe("an order's event stream", () => {
  let gateway: Gateway;
  let steps: Steps;
  let headers: Record<string, string>;

  const start = async (env: Record<string, string> = {}) => {
    gateway = await startGateway(env);
    steps = new Steps();
    gateway.requests.on(FollowOrder, steps.answer);
    headers = await gateway.bearer('customer');
  };
  afterEach(() => gateway.stop());

  it('tells what was and what comes, one event a step', async () => {
    await start();
    const stream = await listen(gateway, headers);
    expect(stream.response.status).toBe(200);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    await until('the first steps are told', () => idsOf(stream).length === 2);
    steps.entries.push(step(3, 'STOCK_RESERVED'));
    gateway.feed.emit(ID);
    await until('the next step is told', () => idsOf(stream).length === 3);
    expect(stream.text).toBe(
      'retry: 2000\n\n' +
        steps.entries
          .map((entry) => `id: ${entry.sequence}\nevent: ${entry.type}\ndata: ${JSON.stringify(entry)}\n\n`)
          .join(''),
    );
    stream.leave();
  });

  it('goes on behind the last event that the client has', async () => {
    await start();
    const stream = await listen(gateway, { ...headers, 'last-event-id': '1' });
    await until('the second step is told', () => idsOf(stream).length > 0);
    expect(idsOf(stream)).toEqual([2]);
    stream.leave();
  });

  it('begins with the check-out while the order is not open', async () => {
    await start();
    steps.failure = new DomainError('ORDER_NOT_FOUND', 'not-found', 'No such order.');
    gateway.requests.on(GetCheckout, () => ({ ...confirmed, status: 'SUBMITTED', createdAt: at }));
    const stream = await listen(gateway, headers);
    await until('the check-out is told', () => idsOf(stream).length === 1);
    steps.failure = undefined;
    gateway.feed.emit(ID);
    await until('it goes on', () => idsOf(stream).length === 2);
    expect(idsOf(stream)).toEqual([1, 2]);
    stream.leave();
  });

  it('finds a step whose event never came, and shows that it lives', async () => {
    await start({ EVENT_STREAM_HEARTBEAT_MS: '100' });
    const stream = await listen(gateway, headers);
    await until('it shows that it lives', () => stream.text.includes('\n\n: \n\n'));
    steps.entries.push(step(3, 'STOCK_RESERVED'));
    await until('the step is found', () => idsOf(stream).length === 3);
    expect(idsOf(stream)).toEqual([1, 2, 3]);
    stream.leave();
  });

  it('waits for a service that is away', async () => {
    await start({ EVENT_STREAM_HEARTBEAT_MS: '100' });
    const stream = await listen(gateway, headers);
    await until('the first steps are told', () => idsOf(stream).length === 2);
    steps.failure = new DomainError('SERVICE_UNAVAILABLE', 'unavailable', 'Away.');
    await until('it was asked in vain', () => stream.text.includes(': \n\n: \n\n'));
    steps.failure = undefined;
    steps.entries.push(step(3, 'STOCK_RESERVED'));
    await until('the step is told', () => idsOf(stream).length === 3);
    stream.leave();
  });

  it('ends with the order, and sends nobody away with nothing new', async () => {
    await start();
    steps.ended = true;
    const stream = await listen(gateway, headers);
    await until('it ends', () => stream.end === 'ended');
    expect(idsOf(stream)).toEqual([1, 2]);
    const again = await gateway.fetch(`/orders/${ID}/events`, {
      headers: { ...headers, 'last-event-id': '2' },
    });
    expect([again.status, await again.text()]).toEqual([204, '']);
  });

  it('breaks off when the session ends, so that the client comes back', async () => {
    await start();
    const sessionId = newId();
    const bearer = await gateway.bearerOf({ id: newId(), roles: ['customer'], sessionId });
    const stream = await listen(gateway, bearer);
    await until('the first steps are told', () => idsOf(stream).length === 2);
    gateway.revoked.add(sessionId);
    gateway.feed.emit(ID);
    await until('it breaks off', () => stream.end === 'broken');
  });

  it('breaks off when the gateway stops', async () => {
    await start();
    const stream = await listen(gateway, headers);
    await until('the first steps are told', () => idsOf(stream).length === 2);
    await gateway.stop();
    await until('it breaks off', () => stream.end === 'broken');
  });

  it('leaves nothing behind when the client goes', async () => {
    await start({ EVENT_STREAMS_PER_CALLER: '1' });
    const news = gateway.get(OrderNews);
    const stream = await listen(gateway, headers);
    await until('it is followed', () => news.followed === 1);
    expect((await gateway.fetch(`/orders/${ID}/events`, { headers })).status).toBe(429);
    stream.leave();
    await until('nobody follows', () => news.followed === 0);
    const next = await listen(gateway, headers);
    expect(next.response.status).toBe(200);
    next.leave();
  });

  it('is limited for each caller apart', async () => {
    await start({ EVENT_STREAMS_PER_CALLER: '1' });
    const mine = await listen(gateway, headers);
    const refused = await gateway.fetch(`/orders/${ID}/events`, { headers });
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.json()).toMatchObject({ status: 429, code: 'TOO_MANY_STREAMS' });
    const bearer = await gateway.bearerOf({ id: newId(), roles: ['customer'], sessionId: newId() });
    const theirs = await listen(gateway, bearer);
    expect(theirs.response.status).toBe(200);
    mine.leave();
    theirs.leave();
  });

  it('comes uncompressed, whatever the client takes', async () => {
    await start();
    const stream = await listen(gateway, { ...headers, 'accept-encoding': 'gzip, br' });
    expect(stream.response.headers.get('content-encoding')).toBeNull();
    expect(stream.response.headers.get('cache-control')).toBe('no-store, no-transform');
    stream.leave();
  });

  it('is refused as a problem', async () => {
    await start();
    const bad = await gateway.fetch(`/orders/${ID}/events`, {
      headers: { ...headers, 'last-event-id': 'x' },
    });
    expect(await bad.json()).toMatchObject({ status: 400, field: 'Last-Event-ID' });
    steps.failure = new DomainError('ORDER_NOT_FOUND', 'not-found', 'No such order.');
    gateway.requests.on(GetCheckout, () => {
      throw new DomainError('ORDER_NOT_FOUND', 'not-found', 'No such order.');
    });
    const missing = await gateway.fetch(`/orders/${ID}/events`, { headers });
    expect(missing.headers.get('content-type')).toContain('application/problem+json');
    expect(missing.status).toBe(404);
    expect((await gateway.fetch(`/orders/${ID}/events`)).status).toBe(401);
  });
});
