import type { Endpoint, Method } from './endpoint';

/** Whether a reader can ask only for what it does not have yet: for a whole body, not for a stream. */
export function isRead(method: Method, { answers }: Endpoint): boolean {
  return method === 'GET' && answers[200]?.type !== undefined;
}
