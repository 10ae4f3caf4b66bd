import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CheckOutBasket } from '#contracts/basket/commands/check-out-basket.v1';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { GetBasket } from '#contracts/basket/queries/get-basket.v1';
import { newId } from '#libs/common';
import { startGateway } from '../../testing/gateway';
import type { Gateway } from '../../testing/gateway';
import { until } from '../../../../../test/support/until';
import { Admission } from './admission';

const ROOM = 5;
/** The rest is kept for check-outs. */
const FOR_SHOPPING = 4;
const BASKET = '/basket/01a20465-bf4c-7729-ab97-2c2165707774';

describe('a gateway with more to do than it can', () => {
  let gateway: Gateway;
  let headers: { authorization: string };
  let finished: Promise<void>;
  let finish: () => void;

  beforeEach(async () => {
    const room = { OVERLOAD_MIN_IN_FLIGHT: `${ROOM}`, OVERLOAD_MAX_IN_FLIGHT: `${ROOM}` };
    gateway = await startGateway({ ...room, OVERLOAD_MAX_WAITING: '1' });
    headers = await gateway.bearer('customer');
    finished = new Promise<void>((resolve) => (finish = resolve));
    gateway.requests.on(GetBasket, () => finished.then(() => ({ version: 1 })));
    gateway.requests.on(CreateBasket, () => finished.then(() => ({ id: newId(), version: 1 })));
    gateway.requests.on(CheckOutBasket, () => ({ id: newId(), status: 'SUBMITTED' }));
  });
  afterEach(() => gateway.stop());

  const inFlight = () => gateway.get(Admission).inFlight?.count;
  const busy = (count: number) => until(`${count} are worked on`, () => inFlight() === count);
  const connection = () => {
    const { hostname, port } = new URL(gateway.url);
    return connect(Number(port), hostname);
  };
  const checkOut = (more: object = {}) =>
    gateway.fetch('/orders', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', ...more },
      body: JSON.stringify({ basketId: newId(), paymentMethod: 'stub' }),
    });

  async function fill(): Promise<Promise<Response>[]> {
    const asked = Array.from({ length: FOR_SHOPPING }, () => gateway.fetch(BASKET, { headers }));
    await busy(FOR_SHOPPING);
    return asked;
  }

  it('refuses what there is no room for, whoever asks, and finishes what it has begun', async () => {
    const begun = await fill();
    const refused = await gateway.fetch('/basket', { headers: { authorization: 'Bearer of no good' } });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('content-type')).toMatch('application/problem+json');
    expect(refused.headers.get('cache-control')).toBe('no-store');
    const seconds = Number(refused.headers.get('retry-after'));
    expect([1, 2, 3, 4]).toContain(seconds);
    expect(await refused.json()).toMatchObject({
      type: '/problems/overloaded',
      code: 'OVERLOADED',
      instance: '/basket',
      requestId: refused.headers.get('x-request-id'),
    });
    expect(gateway.requests.sent).toHaveLength(FOR_SHOPPING);

    finish();
    expect((await Promise.all(begun)).map(({ status }) => status)).toEqual(Array(FOR_SHOPPING).fill(200));
    await busy(0);
    expect((await gateway.fetch(BASKET, { headers })).status).toBe(200);
  });

  it('answers those who watch it, and browsers that ask first', async () => {
    const begun = await fill();
    const watching = ['/problems', '/.well-known/jwks.json', '/api/docs-json'];
    const answers = await Promise.all(watching.map((path) => gateway.fetch(path)));
    expect(answers.map(({ status }) => status)).not.toContain(503);
    expect((await gateway.fetch('/orders', { method: 'OPTIONS' })).status).toBe(204);
    finish();
    await Promise.all(begun);
  });

  it('keeps the last room for check-outs', async () => {
    const begun = await fill();
    expect((await gateway.fetch(BASKET, { headers })).status).toBe(503);
    expect((await gateway.fetch('/products')).status).toBe(503);
    expect((await checkOut()).status).toBe(202);
    finish();
    await Promise.all(begun);
  });

  it('has room again after refusals, failures and clients that left', async () => {
    expect((await gateway.fetch('/basket/not-an-id', { headers })).status).toBe(400);
    expect((await gateway.fetch('/orders')).status).toBe(401);
    gateway.requests.on(GetBasket, () => Promise.reject(new Error('a bug')));
    expect((await gateway.fetch(BASKET, { headers })).status).toBe(500);
    await busy(0);

    gateway.requests.on(GetBasket, () => finished.then(() => ({ version: 1 })));
    const left = connection();
    left.write(`GET ${BASKET} HTTP/1.1\r\nHost: gateway\r\nAuthorization: ${headers.authorization}\r\n\r\n`);
    await until('it is asked', () => gateway.requests.sent.length === 2);
    left.destroy();
    await sleep(50);
    // What was begun still costs what it costs.
    expect(inFlight()).toBe(1);
    finish();
    await busy(0);
  });

  it('keeps no room for a body that does not come', async () => {
    const socket = connection();
    const head = `POST /orders HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`;
    socket.write(head);
    await busy(1);
    await busy(0);
    socket.destroy();
    await sleep(50);
    expect(inFlight()).toBe(0);
  });

  it('lets orders be waited for without taking room, as long as few wait', async () => {
    const waiting = checkOut({ prefer: 'wait=1' });
    await until('it is asked', () => gateway.requests.sent.length === 1);
    await busy(0);
    const impatient = await checkOut({ prefer: 'wait=30' });
    expect(impatient.status).toBe(202);
    expect(impatient.headers.has('preference-applied')).toBe(false);
    expect((await waiting).headers.get('preference-applied')).toBe('wait=1');
  });

  it('takes no more check-outs than orders can be opened', async () => {
    finish();
    for (let order = 0; order < 100; order++) expect((await checkOut()).status).toBe(202);
    const refused = await checkOut();
    expect(refused.status).toBe(503);
    expect(refused.headers.has('retry-after')).toBe(true);
    expect(await refused.json()).toMatchObject({ code: 'ORDERS_BACKLOGGED' });
    expect((await gateway.fetch(BASKET, { headers })).status).toBe(200);
  });
});
