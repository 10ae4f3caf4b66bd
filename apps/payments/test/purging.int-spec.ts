import { newId } from '#libs/common';
import { Purger } from '#libs/purging';
import { stubWebhookPurge } from '../src/persistence/stub-webhook-purge';
import { openTestDatabase } from '../src/testing/test-database';

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);

it('webhooks go long after they arrived; one that did not is kept, as is what they were about', async () => {
  const { database, drop } = await openTestDatabase(process.env);
  const chargeId = newId();
  await database.client.stubCharge.create({
    data: {
      id: chargeId,
      idempotencyKey: newId(),
      reference: newId(),
      status: 'CAPTURED',
      amount: 100n,
      currency: 'EUR',
      createdAt: daysAgo(100),
    },
  });
  const webhook = async (deliveredAt: Date | null) => {
    const data = { id: newId(), chargeId, nextAttemptAt: daysAgo(100), deliveredAt };
    return (await database.client.stubWebhook.create({ data })).id;
  };
  await webhook(daysAgo(31));
  const kept = [await webhook(daysAgo(29)), await webhook(null)];
  await new Purger(database, [stubWebhookPurge(30)], 3_600).purge();
  const left = await database.client.stubWebhook.findMany();
  const charges = await database.client.stubCharge.count();
  await drop();
  expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
  expect(charges).toBe(1);
});
