import { parseEnv } from '#libs/configs';
import { httpEnv } from './http-env';

const read = (env: Record<string, string>) => parseEnv(env, { http: httpEnv() }).http;

describe('httpEnv', () => {
  it('trusts no proxy and no other origin unless it is told to', () => {
    expect(read({})).toMatchObject({ trustProxy: 0, corsOrigins: [] });
  });

  it.each([
    ['1', 1],
    ['loopback', ['loopback']],
    ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
  ])('takes TRUST_PROXY=%s', (value, trustProxy) => {
    expect(read({ TRUST_PROXY: value })).toMatchObject({ trustProxy });
  });

  it.each([
    ['*', ['*']],
    ['https://shop.example.com,http://localhost:5173', ['https://shop.example.com', 'http://localhost:5173']],
  ])('takes CORS_ORIGINS=%s', (value, corsOrigins) => {
    expect(read({ CORS_ORIGINS: value })).toMatchObject({ corsOrigins });
  });

  it.each([
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['CORS_ORIGINS', 'shop.example.com'],
    ['CORS_ORIGINS', 'https://shop.example.com/'],
    ['HTTP_HEADERS_TIMEOUT_MS', '30001'],
    ['HTTP_MAX_HEADER_BYTES', '10'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(name);
  });
});
