import type { HttpAnswer } from '../http/http-client';
import { codeOf } from '../rules/answered';

/** Who comes while the first request with a key still runs is told to come again. */
export async function untilAnswered(send: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  const answer = await send();
  return codeOf(answer.body) === 'IDEMPOTENCY_KEY_IN_PROGRESS' ? untilAnswered(send) : answer;
}
