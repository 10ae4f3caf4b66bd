import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessTokenSigner, AccessTokens, requireCaller } from '#libs/auth';
import { newId } from '#libs/common';
import type { TokenIssuerConfig } from '#libs/configs';
import { CommandServer, QueryHandler, RequestClient } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { defineQuery } from '#contracts/kernel/define-command';
import { tokenConfig } from '../../libs/auth/src/testing/token-config';
import { Broker } from '../../libs/messaging/src/broker/broker';
import { until } from '../support/until';
import { runService } from './support/service';
import { openSpace } from './support/space';
import type { Space } from './support/space';

const WhoAmI = defineQuery({
  name: 'orders.who-am-i',
  owner: 'orders',
  access: 'account:manage',
  input: z.strictObject({}),
  output: z.object({ id: z.string() }),
});

@QueryHandler(WhoAmI)
class WhoAmIHandler {
  handle(_: object, { caller }: QueryContext) {
    return { id: requireCaller(caller).id };
  }
}

const [oldSecret, newSecret] = [
  'the old secret of 32 characters or more',
  'the new secret of 32 characters or more',
];
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { privateKey: rsaKey, publicKey: rsaPublic } = rsa;
const { privateKey: ecKey, publicKey: ecPublic } = ec;

/** What all processes are given, one after another, from one phase to the next. */
const phases: readonly (readonly [what: string, config: TokenIssuerConfig])[] = [
  ['accept the new secret', tokenConfig({ secret: oldSecret, acceptedSecrets: [newSecret] })],
  ['sign with it', tokenConfig({ secret: newSecret, acceptedSecrets: [oldSecret] })],
  ['drop the old one', tokenConfig({ secret: newSecret })],
  ['accept a key pair', tokenConfig({ secret: newSecret, publicKeys: [rsaPublic] })],
  ['sign with it', tokenConfig({ secret: newSecret, publicKeys: [rsaPublic], privateKey: rsaKey })],
  ['drop the secret', pairsOnly({ publicKeys: [rsaPublic], privateKey: rsaKey })],
  ['accept another pair', pairsOnly({ publicKeys: [rsaPublic, ecPublic], privateKey: rsaKey })],
  ['sign with it', pairsOnly({ publicKeys: [rsaPublic, ecPublic], privateKey: ecKey })],
  ['drop the first pair', pairsOnly({ publicKeys: [ecPublic], privateKey: ecKey })],
];

function pairsOnly(config: Partial<TokenIssuerConfig>): TokenIssuerConfig {
  return tokenConfig({ secret: newSecret, acceptHs256: false, ...config });
}

/** One instance of everything that knows keys: user-auth, the gateway and a service. */
interface Instance {
  readonly signer: AccessTokenSigner;
  readonly gateway: AccessTokens;
  readonly service: NestFastifyApplication;
}

describe('the rotation of keys', () => {
  let space: Space;
  let broker: Broker;
  let client: RequestClient;
  const instances: Instance[] = [];
  let tokens: string[] = [];

  beforeAll(async () => {
    space = await openSpace('rotation');
    broker = new Broker(space.broker, 'gateway');
    await broker.connect();
    client = new RequestClient(broker, space.names, space.broker);
    client.start();
    const config = tokenConfig({ secret: oldSecret });
    instances.push(await start(config), await start(config));
    await until('the client is connected', () => client.ready);
  });

  afterAll(async () => {
    await client.stop();
    await broker.close();
    for (const { service } of instances) await service.close();
    await space.close();
  });

  async function start(tokens: TokenIssuerConfig): Promise<Instance> {
    const service = await runService(space, { controllers: [WhoAmIHandler], tokens });
    await until('the service consumes', () => service.get(CommandServer).consuming);
    return { signer: new AccessTokenSigner(tokens), gateway: new AccessTokens(tokens), service };
  }

  /** Replaces the instances one by one, as an operator does who lets nobody wait. */
  async function roll(config: TokenIssuerConfig): Promise<void> {
    for (let index = 0; index < instances.length; index += 1) {
      const [old] = instances.splice(index, 1, await start(config));
      await old?.service.close();
    }
  }

  const attempt = async (token: string) => {
    await Promise.all(instances.map(({ gateway }) => gateway.verify(token)));
    await client.send(WhoAmI, {}, { token });
  };

  /** Every instance signs, every token is used at every instance, until the work is done. */
  async function refusalsDuring(work: Promise<void>): Promise<unknown[]> {
    const refusals: unknown[] = [];
    let done = false;
    const finished = work.finally(() => (done = true));
    const subject = { id: newId(), roles: ['customer'] as const, sessionId: newId() };
    do {
      tokens.push(...(await Promise.all(instances.map(({ signer }) => signer.sign(subject)))));
      const used = [...tokens.slice(0, 10), ...tokens.slice(-10)];
      const results = await Promise.allSettled(used.map(attempt));
      for (const result of results) if (result.status === 'rejected') refusals.push(result.reason);
    } while (!done);
    await finished;
    return refusals;
  }

  it.each(phases)('fails no request: %s', async (what, config) => {
    // An operator drops a key once the tokens that it has signed are expired.
    if (what.startsWith('drop')) tokens = await goodUnder(config, tokens);
    expect(await refusalsDuring(roll(config))).toEqual([]);
    expect(await goodUnder(config, tokens)).toEqual(tokens);
  });

  async function goodUnder(config: TokenIssuerConfig, all: readonly string[]): Promise<string[]> {
    const gateway = new AccessTokens(config);
    const good = await Promise.all(
      all.map((token) =>
        gateway.verify(token).then(
          () => true,
          () => false,
        ),
      ),
    );
    return all.filter((_, index) => good[index]);
  }

  it('has left nothing behind of the keys before', async () => {
    const last = new AccessTokens(phases.at(-1)?.[1] ?? tokenConfig());
    for (const [, config] of phases.slice(0, -2)) {
      const token = await new AccessTokenSigner(config).sign({ id: newId(), roles: [], sessionId: newId() });
      await expect(last.verify(token)).rejects.toMatchObject({ code: 'INVALID_TOKEN' });
      await expect(client.send(WhoAmI, {}, { token })).rejects.toMatchObject({ code: 'INVALID_TOKEN' });
    }
  });
});
