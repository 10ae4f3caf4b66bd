import { preferredWait } from './prefer';

describe('Prefer: wait', () => {
  it.each([
    ['wait=10', 10],
    ['wait=0', 0],
    ['Wait = 5', 5],
    ['wait="7"', 7],
    ['respond-async, wait=3', 3],
    ['wait=4; foo=bar', 4],
  ])('%s is understood', (header, seconds) => {
    expect(preferredWait(header)).toBe(seconds);
  });

  it('waits 30 seconds at most', () => {
    expect(preferredWait('wait=3600')).toBe(30);
  });

  it('takes the first of several', () => {
    expect(preferredWait(['wait=2', 'wait=9'])).toBe(2);
  });

  it.each([undefined, '', 'wait', 'wait=soon', 'wait=-1', 'wait=1.5', 'return=minimal'])(
    '%s is no wish to wait',
    (header) => {
      expect(preferredWait(header)).toBeUndefined();
    },
  );
});
