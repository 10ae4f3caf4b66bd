import { pauseBeforeMail } from './one-time-token';

const now = new Date('2026-03-01T12:00:00Z');
const minutesAgo = (...minutes: number[]) => minutes.map((count) => new Date(now.getTime() - count * 60_000));

describe('the pause before a mail', () => {
  it('is none for the first five of an hour', () => {
    expect(pauseBeforeMail([], now)).toBe(0);
    expect(pauseBeforeMail(minutesAgo(0, 0, 0, 0), now)).toBe(0);
  });

  it('lasts until the fifth last mail is an hour old', () => {
    expect(pauseBeforeMail(minutesAgo(10, 20, 30, 40, 50), now)).toBe(600);
    expect(pauseBeforeMail(minutesAgo(50, 5, 40, 30, 20, 10), now)).toBe(1_200);
  });

  it('forgets what is an hour old', () => {
    expect(pauseBeforeMail(minutesAgo(10, 20, 30, 40, 60), now)).toBe(0);
  });
});
