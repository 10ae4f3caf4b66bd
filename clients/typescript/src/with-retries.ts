import type { Send } from './send.ts';

export interface RetryOptions {
  /** How often a request is sent again; 3 unless told. */
  readonly retries?: number;
  /** The longest pause between two attempts, in milliseconds; a longer `Retry-After` ends the attempts. */
  readonly maxPauseMs?: number;
}

const REPEATABLE = ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'];
const FIRST_PAUSE_MS = 200;

/**
 * Sends a request again where the network failed, or where the API asks for it (429, 503, and 409 with
 * `Retry-After`); never one that could be executed twice.
 */
export function withRetries({ retries = 3, maxPauseMs = 30_000 }: RetryOptions, send: Send): Send {
  return async (request) => {
    const repeatable = REPEATABLE.includes(request.method) || request.headers.has('idempotency-key');
    for (let attempt = 0; ; attempt += 1) {
      const last = !repeatable || attempt >= retries;
      const response = await send(last ? request : request.clone()).catch((failure: unknown) => {
        if (last || request.signal.aborted) throw failure;
        return undefined;
      });
      const pause = pauseBefore(response, attempt);
      if (response && (last || pause === undefined || pause > maxPauseMs)) return response;
      await response?.body?.cancel();
      await sleep(pause ?? 0, request.signal);
    }
  };
}

/** Milliseconds; undefined where the answer stands. */
function pauseBefore(response: Response | undefined, attempt: number): number | undefined {
  const growing = FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random());
  if (!response) return growing;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  if (response.status === 409) return Number.isFinite(seconds) ? seconds * 1_000 : undefined;
  if (response.status !== 429 && response.status !== 503) return undefined;
  return Number.isFinite(seconds) ? Math.max(seconds * 1_000, growing) : growing;
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
