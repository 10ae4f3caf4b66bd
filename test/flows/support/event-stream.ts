import type { TimelineEntry } from '#contracts/orders/timeline';
import { documentedFetch } from '../../support/openapi/documented-fetch';
import { system } from './system';

const ask = documentedFetch(system.url);

/** One server-sent event. */
export interface StreamEvent {
  readonly id: number;
  readonly type: string;
  readonly data: TimelineEntry;
}

/** A stream as far as it has come. */
export interface EventStream {
  readonly status: number;
  readonly headers: Headers;
  readonly events: StreamEvent[];
  end: 'open' | 'ended' | 'broken';
  close(): void;
}

/** Listens to an order's events until the server or the caller ends it. */
export async function listen(
  { token }: { token: string },
  orderId: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<EventStream> {
  const gone = new AbortController();
  const response = await ask(`/orders/${orderId}/events`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...headers },
    signal: gone.signal,
  });
  const stream: EventStream = {
    status: response.status,
    headers: response.headers,
    events: [],
    end: 'open',
    close: () => gone.abort(),
  };
  void read(response, stream).then(
    () => (stream.end = 'ended'),
    () => (stream.end = 'broken'),
  );
  return stream;
}

export const typesOf = ({ events }: EventStream) => events.map(({ type }) => type);
export const idsOf = ({ events }: EventStream) => events.map(({ id }) => id);

async function read({ body }: Response, { events }: EventStream): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    events.push(...blocks.flatMap(parse));
  }
}

/** A block that is no event tells how soon to come back, or that the server lives. */
function parse(block: string): StreamEvent[] {
  const [, id, type, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.+)$/.exec(block) ?? [];
  return type && data ? [{ id: Number(id), type, data: JSON.parse(data) as TimelineEntry }] : [];
}
