import { gzipSync } from 'node:zlib';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { GetBasket } from '#contracts/basket/queries/get-basket.v1';
import { startGateway } from '../testing/gateway';
import type { Gateway } from '../testing/gateway';

const ID = '01a20465-bf4c-7729-ab97-2c2165707774';
const JSON_BODY = Buffer.from('{"customerId":"ü"}');
const LATIN_BODY = Buffer.from(JSON_BODY.toString(), 'latin1');

describe('a body', () => {
  let gateway: Gateway;
  let customer: { authorization: string };

  beforeAll(async () => {
    gateway = await startGateway();
    customer = await gateway.bearer('customer');
    gateway.requests.on(CreateBasket, () => ({ id: ID }));
  });
  beforeEach(() => gateway.requests.sent.splice(0));
  afterAll(() => gateway.stop());

  const post = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
    gateway.fetch('/basket', { method: 'POST', body, headers: { ...customer, ...headers } });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
    'application/x-www-form-urlencoded',
  ])('sent as %s is read as JSON', async (contentType) => {
    expect((await post(JSON_BODY, { 'content-type': contentType })).status).toBe(201);
    expect(gateway.requests.sent).toMatchObject([{ input: { customerId: 'ü' } }]);
  });

  it.each([
    ['of another type', JSON_BODY, { 'content-type': 'application/vnd.api+json' }, 415, 'content-type'],
    ['of no type', JSON_BODY, { 'content-type': '' }, 415, 'content-type'],
    [
      'in Latin-1',
      LATIN_BODY,
      { 'content-type': 'application/json; charset=iso-8859-1' },
      415,
      'content-type',
    ],
    ['in Latin-1 that says nothing of it', LATIN_BODY, { 'content-type': 'application/json' }, 400, 'body'],
    [
      'that is compressed',
      gzipSync(JSON_BODY),
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      415,
      'content-encoding',
    ],
  ])('%s is refused', async (_, body, headers, status, field) => {
    const answer = await post(body, headers);
    expect(await answer.json()).toMatchObject({ status, field });
    expect(gateway.requests.sent).toEqual([]);
  });

  it("that nobody reads, of a GET, is nobody's business", async () => {
    gateway.requests.on(GetBasket, () => ({ id: ID }));
    const headers = { ...customer, 'content-encoding': 'gzip' };
    expect((await gateway.fetch(`/basket/${ID}`, { headers })).status).toBe(200);
  });
});
