import { Bell } from './bell';

const LONG_MS = 60_000;
const never = () => new AbortController().signal;

describe('Bell', () => {
  it('wakes who waits', async () => {
    const bell = new Bell();
    const waiting = bell.wait(LONG_MS, never());
    bell.ring();
    await expect(waiting).resolves.toBe(true);
  });

  it('keeps a ring for who was busy, once', async () => {
    const bell = new Bell();
    bell.ring();
    bell.ring();
    await expect(bell.wait(LONG_MS, never())).resolves.toBe(true);
    await expect(bell.wait(1, never())).resolves.toBe(false);
  });

  it('lets go when the signal aborts', async () => {
    const bell = new Bell();
    const patience = new AbortController();
    const waiting = bell.wait(LONG_MS, patience.signal);
    patience.abort();
    await expect(waiting).resolves.toBe(false);
    await expect(bell.wait(LONG_MS, patience.signal)).resolves.toBe(false);
  });
});
