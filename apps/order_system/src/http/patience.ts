import type { FastifyReply } from 'fastify';

/** Aborts after so many seconds, or as soon as nobody waits for the reply any more. */
export function patience(reply: FastifyReply, seconds: number): AbortSignal {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), seconds * 1_000);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    giveUp.abort();
  });
  return giveUp.signal;
}
