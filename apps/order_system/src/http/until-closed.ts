import type { FastifyReply } from 'fastify';

/** Aborts when the reply is over: sent in full, or given up by the client. */
export function untilClosed({ raw }: FastifyReply): AbortSignal {
  const closed = new AbortController();
  if (raw.destroyed) closed.abort();
  else raw.once('close', () => closed.abort());
  return closed.signal;
}
