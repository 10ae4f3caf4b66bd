import { orderEvents } from './order-events.ts';
import { json, scripted } from './testing/script.ts';

const URL = 'http://shop.test/orders/1/events';

function stream(text: string, end: 'closed' | 'broken' = 'closed'): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // In pieces, as networks deliver it.
      for (const piece of text.match(/[^]{1,7}/g) ?? []) controller.enqueue(new TextEncoder().encode(piece));
    },
    pull(controller) {
      if (end === 'broken') controller.error(new TypeError('terminated'));
      else controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

async function collect(events: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe("an order's events", () => {
  it('come one by one until the stream ends', async () => {
    const { send } = scripted(
      stream(
        ': hello\n\nid: 1\nevent: PLACED\ndata: {"status":"PLACED"}\n\nid: 2\nevent: CONFIRMED\ndata: {}\n\n',
      ),
    );
    expect(await collect(orderEvents(URL, {}, send))).toEqual([
      { id: '1', type: 'PLACED', data: { status: 'PLACED' } },
      { id: '2', type: 'CONFIRMED', data: {} },
    ]);
  });

  it('go on behind the last one after the connection broke', async () => {
    const { send, sent } = scripted(
      stream('retry: 1\n\nid: 1\nevent: PLACED\ndata: {}\n\n', 'broken'),
      stream('id: 2\nevent: CONFIRMED\ndata: {}\n\n'),
    );
    const events = await collect(orderEvents(URL, { after: '0' }, send));
    expect(events).toMatchObject([{ id: '1' }, { id: '2' }]);
    expect(sent.map(({ headers }) => headers.get('last-event-id'))).toEqual(['0', '1']);
  });

  it('are cut off where nobody listens any more', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) =>
        controller.enqueue(new TextEncoder().encode('id: 1\nevent: PLACED\ndata: {}\n\n')),
      cancel: () => {
        cancelled = true;
      },
    });
    const { send } = scripted(new Response(body));
    for await (const { type } of orderEvents(URL, {}, send)) {
      expect(type).toBe('PLACED');
      break;
    }
    expect(cancelled).toBe(true);
  });

  it('are refused as a problem', async () => {
    const { send } = scripted(
      json(404, { code: 'ORDER_NOT_FOUND', detail: 'There is no such order.', status: 404 }),
    );
    await expect(collect(orderEvents(URL, {}, send))).rejects.toMatchObject({
      code: 'ORDER_NOT_FOUND',
      status: 404,
    });
  });
});
