import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessTokenSigner, requireCaller } from '#libs/auth';
import { DomainError, newId } from '#libs/common';
import { CommandHandler, Outbox, RequestClient } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import type { InputOf } from '#contracts/kernel/define-command';
import { GetProduct } from '#contracts/catalog/queries/get-product.v1';
import type { RawTx } from '#libs/prisma';
import { tokenConfig } from '../../libs/auth/src/testing/token-config';
import { Broker } from '../../libs/messaging/src/broker/broker';
import { signedAccessToken } from '../support/access-token';
import { TcpProxy } from '../support/tcp-proxy';
import { until } from '../support/until';
import { ThingHappened, WriteThing } from './support/contracts';
import { ready, runService } from './support/service';
import { openSpace } from './support/space';
import type { Space } from './support/space';

const { secret } = tokenConfig();

@CommandHandler(WriteThing)
class WriteThingHandler {
  constructor(private readonly outbox: Outbox) {}

  async handle(input: InputOf<typeof WriteThing>, { caller, tx }: CommandContext<RawTx>) {
    if (input.name === 'members-only') requireCaller(caller);
    if (input.name === 'unspeakable') return { id: 1n };
    const id = newId();
    await tx.$executeRaw`INSERT INTO effect (name, event) VALUES (${input.name}, ${id})`;
    await this.outbox.add(tx, ThingHappened.of({ thingId: id, n: 0 }));
    await sleep(input.waitMs);
    if (input.name === 'refused') throw new DomainError('REFUSED', 'conflict', 'not now');
    return { id };
  }
}

describe('a command', () => {
  let space: Space;
  let app: NestFastifyApplication;
  let proxy: TcpProxy;
  let broker: Broker;
  let client: RequestClient;

  beforeAll(async () => {
    space = await openSpace('commands');
    app = await start();
    proxy = await TcpProxy.to(space.broker.url);
    broker = new Broker({ ...space.broker, url: proxy.url }, 'client');
    await broker.connect();
    client = new RequestClient(broker, space.names, space.broker);
    client.start();
  });

  beforeEach(() => until('the client is connected', () => client.ready));

  afterAll(async () => {
    await client.stop();
    await broker.close();
    await proxy.close();
    await app.close();
    await space.close();
  });

  const start = async () => ready(await runService(space, { controllers: [WriteThingHandler] }));
  const effects = async (name: string) =>
    (await space.query('SELECT 1 FROM effect WHERE name = $1', [name])).length;
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => Promise.reject(new Error('it was answered')),
      (failure: unknown) => failure,
    );
  async function tookMs(work: Promise<unknown>): Promise<number> {
    const start = performance.now();
    await work;
    return performance.now() - start;
  }

  it('is none of the business of a basket token, where no baskets are used', async () => {
    const sender = { basketToken: 'nonsense' };
    await expect(client.send(WriteThing, { name: 'no basket' }, sender)).resolves.toBeDefined();
  });

  it('is executed and answered', async () => {
    const { data, replayed } = await client.send(WriteThing, { name: 'plain' });
    expect(data.id).toEqual(expect.any(String));
    expect(replayed).toBe(false);
    expect(await effects('plain')).toBe(1);
  });

  it('leaves nothing behind when its handler refuses', async () => {
    const failure = await failureOf(client.send(WriteThing, { name: 'refused' }));
    expect(failure).toMatchObject({ code: 'REFUSED', kind: 'conflict', message: 'not now' });
    expect(await effects('refused')).toBe(0);
  });

  it('names the fields that are wrong', async () => {
    const failure = await failureOf(client.send(WriteThing, { name: '' }));
    expect(failure).toMatchObject({
      code: 'VALIDATION_FAILED',
      facts: { errors: [{ field: 'name', message: expect.any(String) as string }] },
    });
  });

  it.each([
    ['malformed', 'no JSON', WriteThing.name, 'VALIDATION_FAILED'],
    ['unknown', '{}', 'things.unheard-of', 'UNKNOWN_REQUEST'],
  ])('that is %s and that nobody awaits is dead-lettered at once', async (_, body, type, code) => {
    await space.send(space.names.commands('orders'), body, { type, messageId: newId() });
    const headers = (await space.deadLetter())?.properties.headers;
    expect(headers).toMatchObject({
      'x-reason-code': code,
      'x-attempts': 1,
      'x-queue': space.names.commands('orders'),
    });
    await expect(client.send(WriteThing, { name: 'after it' })).resolves.toMatchObject({ replayed: false });
  });

  it('is refused when the service does not know it', async () => {
    const failure = await failureOf(client.send({ ...WriteThing, name: 'orders.unknown' }, { name: 'x' }));
    expect(failure).toMatchObject({ code: 'UNKNOWN_REQUEST', kind: 'invalid' });
  });

  it('has a caller only by a token that the service verifies', async () => {
    const input = { name: 'members-only' };
    expect(await failureOf(client.send(WriteThing, input))).toMatchObject({ code: 'UNAUTHENTICATED' });
    const caller = { id: 'user-1', roles: ['customer'] as const, sessionId: newId() };
    const token = await new AccessTokenSigner(tokenConfig()).sign(caller);
    await expect(client.send(WriteThing, input, { token })).resolves.toBeDefined();
  });

  // Whoever gets to the broker could send them past the gateway.
  it.each([
    ['has expired', signedAccessToken(secret, { expiresIn: -1 })],
    ['is for somebody else', signedAccessToken(secret, { audience: 'another-system' })],
    ['is of somebody else', signedAccessToken(secret, { issuer: 'another-system' })],
    ['is of another kind', signedAccessToken(secret, { header: { typ: 'basket+jwt' } })],
    ['has no signature', signedAccessToken(secret, { alg: 'none' })],
    ['was signed with another secret', signedAccessToken('another secret of thirty-two characters')],
    ['names an unknown key', signedAccessToken(secret, { header: { kid: 'unknown' } })],
    ['says where its key is', signedAccessToken(secret, { header: { jku: 'https://example.com/keys' } })],
  ])('is refused by the service itself where the token %s', async (reason, token) => {
    const sending = client.send(WriteThing, { name: reason }, { token });
    expect(await failureOf(sending)).toMatchObject({ code: 'INVALID_TOKEN', kind: 'unauthenticated' });
    expect(await effects(reason)).toBe(0);
  });

  it('is not executed after its deadline', async () => {
    await space.send(
      space.names.commands('orders'),
      { name: 'late' },
      {
        type: WriteThing.name,
        messageId: newId(),
        headers: { 'x-deadline': Date.now() - 1 },
      },
    );
    await client.send(WriteThing, { name: 'in-time' });
    expect(await effects('late')).toBe(0);
  });

  it('fails at once when the service is down', async () => {
    const sending = failureOf(client.send(GetProduct, { id: 'prod-1' }));
    expect(await tookMs(sending)).toBeLessThan(1_000);
    expect(await sending).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      kind: 'unavailable',
      facts: { retryAfter: expect.any(Number) as number },
    });
  });

  it('fails at its deadline when the service does not answer', async () => {
    const sending = failureOf(client.send(WriteThing, { name: 'slow', waitMs: 2_500 }));
    const ms = await tookMs(sending);
    expect(await sending).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(ms).toBeGreaterThan(1_900);
    expect(ms).toBeLessThan(2_500);
  });

  it('fails rather than hangs when its connection is lost', async () => {
    const sending = failureOf(client.send(WriteThing, { name: 'cut', waitMs: 1_500 }));
    await sleep(200);
    const rest = tookMs(sending);
    proxy.drop();
    expect(await sending).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(await rest).toBeLessThan(500);
    expect(await failureOf(client.send(WriteThing, { name: 'away' }))).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
  });

  it('fails at once, and only once, when it cannot be written down', async () => {
    const unsendable = { name: 'x', waitMs: 1n as unknown as number };
    const sending = failureOf(client.send(WriteThing, unsendable));
    expect(await tookMs(sending)).toBeLessThan(500);
    expect(await sending).toBeInstanceOf(TypeError);
  });

  it('is answered with an internal error when its answer cannot be written down', async () => {
    const failure = await failureOf(client.send(WriteThing, { name: 'unspeakable' }));
    expect(failure).toMatchObject({ code: 'INTERNAL_ERROR', kind: 'internal' });
  });

  describe('with an idempotency key', () => {
    it('is answered the same again, and done once', async () => {
      const options = { idempotencyKey: newId() };
      const first = await client.send(WriteThing, { name: 'once' }, options);
      const second = await client.send(WriteThing, { name: 'once' }, options);
      expect(second).toEqual({ data: first.data, replayed: true });
      expect(await effects('once')).toBe(1);
    });

    it('is answered the same to many who repeat it at the same moment', async () => {
      const options = { idempotencyKey: newId() };
      const first = await client.send(WriteThing, { name: 'repeated' }, options);
      const again = await Promise.all(
        Array.from({ length: 20 }, () => client.send(WriteThing, { name: 'repeated' }, options)),
      );
      expect(new Set(again.map(({ data }) => data.id))).toEqual(new Set([first.data.id]));
      expect(await effects('repeated')).toBe(1);
    });

    it('is refused when the key was used for something else', async () => {
      const options = { idempotencyKey: newId() };
      await client.send(WriteThing, { name: 'one' }, options);
      const failure = await failureOf(client.send(WriteThing, { name: 'other' }, options));
      expect(failure).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', kind: 'unprocessable' });
      expect(await effects('other')).toBe(0);
    });

    it('is executed again after it was refused', async () => {
      const options = { idempotencyKey: newId() };
      const send = () => client.send(WriteThing, { name: 'refused' }, options);
      expect(await failureOf(send())).toMatchObject({ code: 'REFUSED' });
      expect(await failureOf(send())).toMatchObject({ code: 'REFUSED' });
    });

    it('is done once when 50 are sent at the same moment', async () => {
      const options = { idempotencyKey: newId() };
      const input = { name: 'fifty', waitMs: 100 };
      const sent = await Promise.allSettled(
        Array.from({ length: 50 }, () => client.send(WriteThing, input, options)),
      );
      const answers = sent.filter((each) => each.status === 'fulfilled').map(({ value }) => value.data.id);
      const refusals = sent
        .filter((each) => each.status === 'rejected')
        .map(({ reason }) => reason as unknown);
      expect(new Set(answers).size).toBe(1);
      for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'IDEMPOTENCY_KEY_IN_PROGRESS' });
      expect(await effects('fifty')).toBe(1);
    });
  });

  it('is answered when the service is told to stop meanwhile', async () => {
    const sending = client.send(WriteThing, { name: 'last', waitMs: 500 });
    await sleep(200);
    await app.close();
    app = await start();
    await expect(sending).resolves.toBeDefined();
    expect(await effects('last')).toBe(1);
  });
});
