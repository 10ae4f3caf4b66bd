import { setTimeout as sleep } from 'node:timers/promises';
import { RetryLater } from '#libs/messaging';
import { ProviderUnavailable } from './provider.errors';

// One quick repetition spares a hiccup the 5 s of the first retry queue. More of them would hold the
// consumer's slot while the provider is down, which the retry queues do without holding anything.
const HICCUP_MS = 200;

/** Calls a provider, once more if it is unavailable, and then leaves it to the retry queues. */
export async function callProvider<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error;
  }
  await sleep(HICCUP_MS);
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error;
    throw new RetryLater('PROVIDER_UNAVAILABLE', error.message);
  }
}
