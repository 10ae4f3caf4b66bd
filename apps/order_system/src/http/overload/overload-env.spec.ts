import { parseEnv } from '#libs/configs';
import { overloadEnv } from './overload-env';

const read = (env: Record<string, string>) => parseEnv(env, { overload: overloadEnv() }).overload;

describe('overloadEnv', () => {
  it('protects unless it is told not to', () => {
    expect(read({})).toEqual({
      minInFlight: 4,
      maxInFlight: 256,
      tolerance: 3,
      maxWaiting: 1_000,
      backlogSeconds: 5,
    });
    expect(read({ OVERLOAD_PROTECTION: 'off' })).toBeUndefined();
  });

  it.each([
    ['OVERLOAD_PROTECTION', 'maybe'],
    ['OVERLOAD_MIN_IN_FLIGHT', '0'],
    ['OVERLOAD_MIN_IN_FLIGHT', '257'],
    ['OVERLOAD_TOLERANCE', '1'],
    ['OVERLOAD_BACKLOG_SECONDS', 'long'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(name);
  });
});
