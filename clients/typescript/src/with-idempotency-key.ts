import type { Send } from './send.ts';

/** Gives every POST a key, so that it can be sent again without being executed again. */
export function withIdempotencyKey(send: Send): Send {
  return (request) => {
    if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
      request.headers.set('idempotency-key', crypto.randomUUID());
    }
    return send(request);
  };
}
