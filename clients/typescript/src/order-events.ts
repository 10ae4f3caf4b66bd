import { createParser } from 'eventsource-parser';
import type { EventSourceMessage } from 'eventsource-parser';
import { ApiProblem, problemOf } from './api-problem.ts';
import type { Send } from './send.ts';

/** A step of an order, as the stream tells it. */
export interface OrderEvent {
  /** Name it as `after` to go on from here. */
  readonly id: string;
  /** e.g. `CONFIRMED`. */
  readonly type: string;
  readonly data: unknown;
}

export interface OrderEventsOptions {
  /** The id of the last event that is known: the stream goes on behind it. */
  readonly after?: string;
  readonly signal?: AbortSignal;
}

const FIRST_PAUSE_MS = 1_000;

/**
 * An order's steps, those that were and those to come, until the API ends the stream: the order is through. A
 * connection that breaks is opened again, behind the last event that came (`Last-Event-ID`).
 */
export async function* orderEvents(
  url: string,
  { after, signal }: OrderEventsOptions,
  send: Send,
): AsyncGenerator<OrderEvent, void, undefined> {
  let last = after;
  let pauseMs = FIRST_PAUSE_MS;
  for (;;) {
    const headers = { accept: 'text/event-stream', ...(last !== undefined && { 'last-event-id': last }) };
    const response = await send(new Request(url, { headers, signal: signal ?? null }));
    // RFC-less, but every EventSource does so: 204 says not to come back.
    if (response.status === 204) return;
    if (!response.ok) throw new ApiProblem(problemOf(await response.json().catch(() => undefined), response));
    try {
      for await (const message of messagesOf(response, (ms) => (pauseMs = ms))) {
        last = message.id ?? last;
        yield { id: last ?? '', type: message.event ?? 'message', data: JSON.parse(message.data) as unknown };
      }
      return;
    } catch (failure) {
      if (signal?.aborted) throw failure;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

async function* messagesOf(
  response: Response,
  onRetry: (ms: number) => void,
): AsyncGenerator<EventSourceMessage, void, undefined> {
  const arrived: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => arrived.push(message), onRetry });
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return;
      parser.feed(decoder.decode(chunk.value, { stream: true }));
      yield* arrived.splice(0);
    }
  } finally {
    // Whoever stops listening leaves no connection open.
    await reader?.cancel().catch(() => undefined);
  }
}
