import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeadLetter, DeadLettersHandled } from '#contracts/kernel/dead-letters';
import type { Order } from '#contracts/orders/order';
import { until } from '../support/until';
import { type BrokerClient, connectBroker } from './support/broker';
import { expectStatus } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import { wasHandled } from './support/records';
import { aConfirmedOrder, aProduct } from './support/shopping';
import { logFolder, root, system } from './support/system';

interface Page {
  readonly items: readonly DeadLetter[];
}

const QUEUE = 'payments.refund-payment.on-refund-requested';
const TYPE = 'refund.requested.v1';

describe('dead letters', () => {
  let broker: BrokerClient;
  let admin: Person;
  let order: Order;

  beforeAll(async () => {
    [broker, admin] = await Promise.all([connectBroker(), theAdmin()]);
    order = await aConfirmedOrder(await aCustomer(), await aProduct());
  });
  afterAll(() => broker.close());

  const refund = (amount: unknown) => ({
    orderId: order.id,
    refundId: randomUUID(),
    amount: { amount, currency: 'EUR' },
    reason: 'damaged',
  });
  /** An integrator's refund with the amount as text, given up. */
  async function aLetter(): Promise<DeadLetter> {
    const messageId = await broker.publish('orders.events', TYPE, refund('500'));
    return until('the letter rests', async () => {
      const { items } = await listed('service=payments&limit=100');
      return items.find((letter) => letter.messageId === messageId);
    });
  }
  const listed = (query: string) => expectStatus(200, admin.send<Page>(`GET /ops/dead-letters?${query}`));
  const isThere = async ({ id }: DeadLetter) =>
    (await listed('service=payments&limit=100')).items.some((letter) => letter.id === id);
  const handledInPayments = ({ messageId }: DeadLetter) =>
    until('the reaction handles it', () =>
      wasHandled('payments', 'refund-payment.on-refund-requested', messageId ?? ''),
    );

  it('are told to an admin: why, when, where and what', async () => {
    const letter = await aLetter();
    expect(letter).toMatchObject({
      service: 'payments',
      queue: QUEUE,
      reason: 'INVALID_DATA',
      attempts: 1,
      type: TYPE,
      orderId: order.id,
      payload: { amount: { amount: '500' } },
    });
    expect(letter.details.join()).toContain('amount.amount');
    expect(await expectStatus(200, admin.send(`GET /ops/dead-letters/${letter.id}`))).toEqual(letter);
    const { items } = await listed(`orderId=${order.id}&reason=INVALID_DATA&type=${TYPE}`);
    expect(items.map(({ id }) => id)).toContain(letter.id);
  });

  it('are no business of customers', async () => {
    const customer = await aCustomer();
    const letter = await aLetter();
    expect((await customer.send('GET /ops/dead-letters')).status).toBe(403);
    const sent = await customer.send(`POST /ops/dead-letters/${letter.id}/discard`, {
      json: { reason: 'x' },
    });
    expect(sent.status).toBe(403);
    expect(await isThere(letter)).toBe(true);
  });

  it('go back with another payload, are handled, and the log says who did it', async () => {
    const letter = await aLetter();
    const redrive = (payload: object) =>
      admin.send<DeadLettersHandled>(`POST /ops/dead-letters/${letter.id}/redrive`, {
        json: { reason: 'the amount was text', payload },
      });
    expect(await redrive(refund('500'))).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    const answer = await expectStatus(200, redrive(refund(500)));
    expect(answer).toEqual({ dryRun: false, handled: [letter.id], failed: [] });
    await handledInPayments(letter);
    expect(await isThere(letter)).toBe(false);
    expect((await admin.send(`GET /ops/dead-letters/${letter.id}`)).status).toBe(404);
    const log = readFileSync(join(logFolder, 'order_system.log'), 'utf8');
    const line = log.split('\n').find((entry) => entry.includes(letter.id) && entry.includes('"redriven"'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ by: admin.id, reason: 'the amount was text' });
  });

  it('that fail again rest again, with who had sent them back', async () => {
    const letter = await aLetter();
    const json = { reason: 'let us see' };
    await expectStatus(200, admin.send(`POST /ops/dead-letters/${letter.id}/redrive`, { json }));
    const again = await until('it rests again', async () =>
      (await listed('service=payments&limit=100')).items.find(
        ({ id, messageId }) => messageId === letter.messageId && id !== letter.id,
      ),
    );
    expect(again).toMatchObject({ attempts: 1, redrivenBy: admin.id, redriveReason: 'let us see' });
  });

  it('are thrown away one by one, or all that match', async () => {
    const [one, other] = [await aLetter(), await aLetter()];
    const json = { reason: 'made by hand' };
    await expectStatus(200, admin.send(`POST /ops/dead-letters/${one.id}/discard`, { json }));
    expect(await isThere(one)).toBe(false);
    const many = (more: object) =>
      admin.send<DeadLettersHandled>('POST /ops/dead-letters/discard', { json: { ...json, ...more } });
    expect(await many({})).toMatchObject({ status: 400, body: { code: 'NO_DEAD_LETTERS_CHOSEN' } });
    const filter = { service: 'payments', type: TYPE };
    const rehearsed = await expectStatus(200, many({ filter, dryRun: true }));
    expect(rehearsed.dryRun).toBe(true);
    expect(rehearsed.handled).toContain(other.id);
    expect(await isThere(other)).toBe(true);
    await expectStatus(200, many({ filter }));
    expect((await listed(`service=payments&type=${TYPE}`)).items).toEqual([]);
  });

  describe('by the command', () => {
    const run = (...args: string[]) =>
      new Promise<{ code: number; out: string; error: string }>((done) => {
        const { AMQP_URL, AMQP_NAMESPACE } = system.env;
        execFile(
          process.execPath,
          [join(root, 'tools/dead-letters/dead-letters.mjs'), ...args],
          { env: { ...process.env, AMQP_URL, AMQP_NAMESPACE } },
          (failure, out, error) => done({ code: Number(failure?.code ?? 0), out, error }),
        );
      });

    it('are listed, shown, mended and sent back', async () => {
      const letter = await aLetter();
      expect((await run('list', '--order', order.id)).out).toContain(letter.id);
      expect((await run('show', letter.id)).out).toContain('reason: INVALID_DATA');
      const folder = mkdtempSync(join(tmpdir(), 'dead-letters-'));
      const payload = join(folder, 'payload.json');
      writeFileSync(payload, JSON.stringify(refund(500)));
      const why = ['--why', 'the amount was text', '--by', 'ada'];
      const { code, out, error } = await run('redrive', letter.id, '--payload', payload, ...why);
      rmSync(folder, { recursive: true });
      expect({ code, out }).toEqual({ code: 0, out: `redriven: ${letter.id}\n1 redriven, 0 failed\n` });
      expect(error).toContain('"by":"ada","reason":"the amount was text"');
      await handledInPayments(letter);
    });

    it('are left alone by a rehearsal, and by what is not understood', async () => {
      const letter = await aLetter();
      const rehearsal = await run('discard', '--service', 'payments', '--dry-run');
      expect(rehearsal.out).toContain(`would be discarded: ${letter.id}`);
      const misspelt = await run('discard', '--servce', 'payments', '--why', 'x');
      expect(misspelt).toMatchObject({ code: 2, error: expect.stringContaining('usage:') as string });
      expect(await isThere(letter)).toBe(true);
      expect((await run('discard', letter.id, '--why', 'x')).out).toContain('1 discarded');
      expect(await isThere(letter)).toBe(false);
      expect((await run('show', letter.id)).code).toBe(1);
    });
  });
});
