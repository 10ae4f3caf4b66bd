import { randomUUID } from 'node:crypto';
import { fastify } from 'fastify';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { AccessTokenSigner, AccessTokens } from '#libs/auth';
import type { DomainError } from '#libs/common';
import { newId } from '#libs/common';
import { RedisClient } from '#libs/redis';
import { tokenConfig } from '../../../../../libs/auth/src/testing/token-config';
import { limitRates } from './limit-rates';
import type { RateLimitConfig } from './rate-limit-env';
import { sendersBy } from './senders';

const tokens = tokenConfig();
const signer = new AccessTokenSigner(tokens);
const namespace = `${process.env['REDIS_NAMESPACE']}${randomUUID()}:`;
const limits: RateLimitConfig = { default: { requests: 3, seconds: 60 }, auth: { requests: 2, seconds: 60 } };

async function bearer(): Promise<{ authorization: string }> {
  const token = await signer.sign({ id: newId(), roles: ['customer'], sessionId: newId() });
  return { authorization: `Bearer ${token}` };
}

/** An API key that has been exchanged; no other has. */
const API_KEY = `osk_${randomUUID()}`;
const holder = { id: newId(), roles: [], sessionId: newId(), tokenMadeAt: 0, token: '' };
const knownCallerOf = (key: string) => (key === API_KEY ? holder : undefined);

/** One gateway, as far as limits are concerned. */
async function anInstance(policies = limits): Promise<FastifyInstance> {
  const redis = new RedisClient({ url: process.env['REDIS_URL'] ?? '', namespace });
  await redis.connect();
  const app = fastify({ trustProxy: true });
  app.addHook('onClose', () => redis.onApplicationShutdown());
  limitRates(app, {
    limits: policies,
    limiterOf: (limit) => redis.rateLimiter(limit),
    senderOf: sendersBy(new AccessTokens(tokens), { knownCallerOf }),
  });
  for (const url of ['/products', '/health', '/auth/login']) app.all(url, () => ({}));
  app.setErrorHandler((error, _request, reply) => {
    const { code, facts } = error as DomainError;
    return reply.code(429).send({ code, ...facts });
  });
  await app.ready();
  return app;
}

let addresses = 0;

/** Where nobody has asked from yet. */
function address(): { 'x-forwarded-for': string } {
  addresses += 1;
  return { 'x-forwarded-for': `10.0.0.${addresses}` };
}

describe('limitRates', () => {
  let instances: FastifyInstance[];
  let turn = 0;

  beforeAll(async () => {
    instances = await Promise.all([anInstance(), anInstance()]);
  });
  afterAll(() => Promise.all(instances.map((instance) => instance.close())));

  /** Asks the instances in turn. */
  async function ask(url: string, headers: Record<string, string>): Promise<LightMyRequestResponse> {
    turn += 1;
    const [instance] = turn % 2 === 0 ? instances : instances.toReversed();
    if (!instance) throw new Error('there is no instance');
    return instance.inject({ url, method: 'POST', headers });
  }

  it('counts a caller across instances and addresses, and says what is left', async () => {
    const caller = await bearer();
    const answers = [];
    for (let n = 0; n < 4; n++) answers.push(await ask('/products', { ...caller, ...address() }));

    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 429]);
    expect(answers.map((answer) => answer.headers['ratelimit'])).toEqual([
      '"default";r=2;t=60',
      expect.stringMatching(/^"default";r=1;t=(60|59)$/),
      expect.stringMatching(/^"default";r=0;t=(60|59)$/),
      expect.stringMatching(/^"default";r=0;t=(60|59)$/),
    ]);
    for (const answer of answers) expect(answer.headers['ratelimit-policy']).toBe('"default";q=3;w=60');
    expect(answers[3]?.json()).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: expect.any(Number) as number,
    });
  });

  it('counts another caller at the same address for itself', async () => {
    const place = address();
    const caller = { ...(await bearer()), ...place };
    for (let n = 0; n < 4; n++) await ask('/products', caller);

    expect((await ask('/products', { ...(await bearer()), ...place })).statusCode).toBe(200);
    expect((await ask('/products', place)).statusCode).toBe(200);
  });

  it('counts those whom no valid token names by their address', async () => {
    const place = address();
    const guesses: Record<string, string>[] = [
      {},
      { authorization: 'Bearer x' },
      { authorization: 'Bearer y' },
      { 'x-api-key': 'z' },
    ];
    const statuses = [];
    for (const guess of guesses) statuses.push((await ask('/products', { ...guess, ...place })).statusCode);

    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it('counts what comes with a good API key for the key', async () => {
    const place = address();
    for (let n = 0; n < 4; n++) await ask('/products', place);

    const answer = await ask('/products', { 'x-api-key': API_KEY, ...place });
    expect([answer.statusCode, answer.headers['ratelimit']]).toEqual([200, '"default";r=2;t=60']);
  });

  it('counts where passwords are taken by address, whoever asks, and apart from all else', async () => {
    const place = address();
    const statuses = [];
    for (let n = 0; n < 3; n++)
      statuses.push((await ask('/auth/login', { ...(await bearer()), ...place })).statusCode);

    expect(statuses).toEqual([200, 200, 429]);
    const answer = await ask('/products', place);
    expect([answer.statusCode, answer.headers['ratelimit']]).toEqual([200, '"default";r=2;t=60']);
  });

  it('counts what is no route', async () => {
    const place = address();
    expect((await ask('/nowhere', place)).headers['ratelimit']).toBe('"default";r=2;t=60');
    expect((await ask('/products', place)).headers['ratelimit']).toMatch('r=1');
  });

  it('lets monitors ask as often as they like', async () => {
    const place = address();
    for (let n = 0; n < 10; n++) {
      const answer = await ask('/health', place);
      expect([answer.statusCode, answer.headers['ratelimit']]).toEqual([200, undefined]);
    }
  });

  it('counts by the usual limit where the stricter one is off', async () => {
    const instance = await anInstance({ ...limits, auth: undefined });
    const answer = await instance.inject({ url: '/auth/login', method: 'POST', headers: address() });
    expect(answer.headers['ratelimit-policy']).toBe('"default";q=3;w=60');
    await instance.close();
  });
});
