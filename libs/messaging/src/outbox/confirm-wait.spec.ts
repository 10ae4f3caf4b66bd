import { confirmed } from './confirm-wait';
import type { Patience } from './confirm-wait';

const never = new Promise<void>(() => undefined);
const patience = (more: Partial<Patience> = {}): Patience => ({
  ms: 10_000,
  blocked: () => false,
  hurried: () => false,
  ...more,
});
/** What has come of it so far. */
function watch(waiting: Promise<void>): { outcome: string } {
  const seen = { outcome: 'waits' };
  waiting.then(
    () => (seen.outcome = 'confirmed'),
    (error: Error) => (seen.outcome = error.message),
  );
  return seen;
}

describe('waiting for confirms', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('ends with the confirms', async () => {
    await expect(confirmed(Promise.resolve(), patience())).resolves.toBeUndefined();
    await expect(confirmed(Promise.reject(new Error('nacked')), patience())).rejects.toThrow('nacked');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is given up when the broker takes too long', async () => {
    const seen = watch(confirmed(never, patience()));
    await jest.advanceTimersByTimeAsync(9_900);
    expect(seen.outcome).toBe('waits');
    await jest.advanceTimersByTimeAsync(200);
    expect(seen.outcome).toBe('no confirm within 10000 ms');
  });

  it('goes on for as long as the broker is blocked', async () => {
    let blocked = true;
    const seen = watch(confirmed(never, patience({ blocked: () => blocked })));
    await jest.advanceTimersByTimeAsync(600_000);
    expect(seen.outcome).toBe('waits');
    blocked = false;
    await jest.advanceTimersByTimeAsync(10_100);
    expect(seen.outcome).toBe('no confirm within 10000 ms');
  });

  it('does not keep a process that is to end waiting for a blocked broker', async () => {
    const seen = watch(confirmed(never, patience({ blocked: () => true, hurried: () => true })));
    await jest.advanceTimersByTimeAsync(300);
    expect(seen.outcome).toBe('the broker takes no messages');
  });
});
