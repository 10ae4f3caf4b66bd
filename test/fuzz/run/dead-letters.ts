import { setTimeout as sleep } from 'node:timers/promises';
import { curl } from '../http/curl';
import { HttpClient } from '../http/http-client';
import { Chief } from '../world/chief';
import type { Secrets } from '../world/secrets';
import type { Finding } from './finding';

/** As long as a message may take from its first attempt to its last. */
const RETRIES_MS = 3_000;

interface DeadLetter {
  readonly id: string;
  readonly queue: string;
  readonly reason: string;
  readonly message: string;
}

/** What was accepted, and could then not be done. */
export async function findDeadLetters(url: string, secrets: Secrets): Promise<Finding[]> {
  const client = new HttpClient(url);
  const chief = new Chief(client, secrets.administrator);
  await sleep(RETRIES_MS);
  try {
    await chief.join();
    const { items } = await chief.expect<{ items: DeadLetter[] }>('GET', '/ops/dead-letters?limit=100');
    return items.map(({ id, queue, reason, message }) => ({
      rule: 'dead letter',
      reason: `${reason}: ${message}`,
      operation: queue,
      caller: chief.name,
      curl: curl(url, {
        method: 'GET',
        path: `/ops/dead-letters/${id}`,
        headers: Object.entries(chief.credentials()),
      }),
      answer: '',
    }));
  } finally {
    client.close();
  }
}
