import { setTimeout as sleep } from 'node:timers/promises';
import { UndocumentedAnswer, documentedFetch } from '../../support/openapi/documented-fetch';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface Ask {
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const PATIENCE = { giveUpAfterMs: 60_000, pauseMs: 200 };
const ANSWER_WITHIN_MS = 15_000;

/** Asks again, the same and with the same key, until a service answers: as clients are told to by 503 and Retry-After. */
export class PatientClient {
  readonly #fetch: ReturnType<typeof documentedFetch>;

  readonly #patience: typeof PATIENCE;

  constructor(url: string, patience: Partial<typeof PATIENCE> = {}) {
    this.#fetch = documentedFetch(url);
    this.#patience = { ...PATIENCE, ...patience };
  }

  async send(method: string, path: string, ask: Ask = {}): Promise<Answer> {
    const end = Date.now() + this.#patience.giveUpAfterMs;
    for (;;) {
      const answer = await this.once(method, path, ask).catch(noAnswer);
      if (!isTransient(answer)) return answer;
      if (Date.now() > end) throw new Error(`${method} ${path} answered ${reasonOf(answer)}`);
      await sleep(this.#patience.pauseMs);
    }
  }

  /** The body of an answer with one of these statuses. */
  async expect(
    statuses: readonly number[],
    method: string,
    path: string,
    ask?: Ask,
  ): Promise<Answer['body']> {
    const answer = await this.send(method, path, ask);
    if (statuses.includes(answer.status)) return answer.body;
    throw new Error(`${method} ${path} answered ${reasonOf(answer)}`);
  }

  /** One attempt; rejects when there is no answer. */
  async once(method: string, path: string, { body, token, headers }: Ask = {}): Promise<Answer> {
    const response = await this.#fetch(path, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }
}

/** Nobody listens, the connection was cut, or it took too long: as good as 503. */
function noAnswer(error: Error): Answer {
  if (error instanceof UndocumentedAnswer) throw error;
  return { status: 503, body: { code: 'NO_ANSWER', detail: error.message } };
}

function isTransient({ status, body }: Answer): boolean {
  // 429: attempts to log in whose answers were lost count as failed ones.
  return status === 503 || status === 429 || body['code'] === 'IDEMPOTENCY_KEY_IN_PROGRESS';
}

function reasonOf({ status, body }: Answer): string {
  return `${status} ${JSON.stringify(body)}`;
}
