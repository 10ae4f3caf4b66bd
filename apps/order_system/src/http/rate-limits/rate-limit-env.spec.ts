import { parseEnv } from '#libs/configs';
import { rateLimitEnv } from './rate-limit-env';

const read = (env: Record<string, string>) => parseEnv(env, { limits: rateLimitEnv() }).limits;

describe('rateLimitEnv', () => {
  it('limits unless it is told not to', () => {
    expect(read({})).toEqual({
      default: { requests: 600, seconds: 60 },
      auth: { requests: 30, seconds: 60 },
    });
    expect(read({ RATE_LIMIT_DEFAULT: 'off', RATE_LIMIT_AUTH: '5/300' })).toEqual({
      default: undefined,
      auth: { requests: 5, seconds: 300 },
    });
  });

  it.each(['600', '0/60', '600/0', '-1/60', '600/60/1', 'none', '1.5/60'])('refuses %s', (value) => {
    expect(() => read({ RATE_LIMIT_AUTH: value })).toThrow('RATE_LIMIT_AUTH');
  });
});
