import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { newId } from '#libs/common';
import { paymentsFixture } from '../src/testing/payments-fixture';
import type { PaymentsFixture } from '../src/testing/payments-fixture';

describe('the webhooks of the stub', () => {
  let fixture: PaymentsFixture;
  let server: Server;
  let requests: { headers: IncomingMessage['headers']; body: string }[];
  let answer: number;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    server = createServer((request, response) => {
      void text(request).then((body) => {
        requests.push({ headers: request.headers, body });
        response.writeHead(answer).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    fixture = await paymentsFixture(process.env, {
      webhookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      webhookDelayMs: 0,
    });
  });

  beforeEach(() => {
    requests = [];
    answer = 200;
  });

  afterAll(async () => {
    await fixture.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const chargeLater = async () => {
    const reference = newId();
    const request = { idempotencyKey: reference, reference, method: 'stub-async', captureNow: true } as const;
    await fixture.stub.authorize({ ...request, amount: { amount: 1, currency: 'EUR' } });
    return reference;
  };
  const webhookOf = (reference: string) =>
    fixture.database.client.stubWebhook.findFirstOrThrow({ where: { charge: { reference } } });
  const becomeDue = () =>
    fixture.database.client.stubWebhook.updateMany({ data: { nextAttemptAt: new Date(0) } });

  it('say once that a pending charge was captured, signed so that the provider knows them', async () => {
    const reference = await chargeLater();
    await fixture.sender.sendDue();
    await becomeDue();
    await fixture.sender.sendDue();
    expect(requests).toHaveLength(1);
    const [{ body, headers } = { body: '', headers: {} }] = requests;
    const news = await fixture.stub.parseWebhook({ body, headers: headers as Record<string, string> });
    expect(news).toMatchObject({ reference, result: { outcome: 'captured' } });
  });

  it('come again under the same id, later each time, until they are answered by 2xx', async () => {
    const reference = await chargeLater();
    const waits: number[] = [];
    answer = 503;
    for (let attempt = 0; attempt < 3; attempt++) {
      await fixture.sender.sendDue();
      const { nextAttemptAt } = await webhookOf(reference);
      waits.push(nextAttemptAt.getTime() - Date.now());
      await fixture.sender.sendDue();
      await becomeDue();
    }
    answer = 204;
    await fixture.sender.sendDue();
    expect(requests).toHaveLength(4);
    expect(new Set(requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect((await webhookOf(reference)).deliveredAt).not.toBeNull();
  });

  it('are not sent about a charge that was voided while it was pending', async () => {
    const reference = await chargeLater();
    await fixture.stub.void({ idempotencyKey: newId(), reference, chargeId: null });
    await fixture.sender.sendDue();
    expect(requests).toEqual([]);
  });

  it('are sent by the running service until it is stopped', async () => {
    await chargeLater();
    fixture.sender.onApplicationBootstrap();
    while (requests.length === 0) await sleep(20);
    await fixture.sender.beforeApplicationShutdown();
    expect(requests).toHaveLength(1);
  });
});
