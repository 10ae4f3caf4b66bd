import type { TimelineEntry } from '#contracts/orders/timeline';

// https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation

/** How long a client waits before it comes back. */
export const RETRY = 'retry: 2000\n\n';

/** A comment: keeps what stands between from closing a silent connection. */
export const HEARTBEAT = ': \n\n';

/** A step of an order; its sequence is what `Last-Event-ID` names. */
export function eventMessage(entry: TimelineEntry): string {
  return `id: ${entry.sequence}\nevent: ${entry.type}\ndata: ${JSON.stringify(entry)}\n\n`;
}
