import type { KeySet } from '#libs/auth';

export const keySet: KeySet = {
  keys: [
    {
      kty: 'EC',
      use: 'sig',
      alg: 'ES256',
      kid: 'q2YtZ0c1V5uKxJ7e',
      crv: 'P-256',
      x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
      y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
    },
  ],
};
