import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpAnswer } from './http-client';

const LONGEST_SECONDS = 60;

/** Sends it again, as often as the API says that there were too many requests. */
export async function patiently(send: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  for (;;) {
    const answer = await send();
    const { code } = (answer.body ?? {}) as { code?: string };
    if (code !== 'RATE_LIMITED') return answer;
    await sleep(1_000 * Math.min(LONGEST_SECONDS, Number(answer.headers.get('retry-after') ?? 1)));
  }
}
