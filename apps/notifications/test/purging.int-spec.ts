import { newId } from '#libs/common';
import { Purger } from '#libs/purging';
import { createOwnDatabase } from '../../../libs/prisma/src/testing/own-database';
import { notificationPurges } from '../src/persistence/notification-purges';
import { NotificationsDatabase } from '../src/persistence/notifications-database';

const DAY = 86_400_000;

it('notifications lose their words first, and go later', async () => {
  const own = await createOwnDatabase(
    'notifications',
    process.env,
    (config) => new NotificationsDatabase(config),
  );
  const notify = (subject: string, days: number) => {
    const createdAt = new Date(Date.now() - days * DAY);
    const settled = { status: 'SENT' as const, sentAt: createdAt };
    const data = {
      id: newId(),
      channel: 'log',
      template: 'order-confirmed',
      subject,
      body: 'words',
      createdAt,
    };
    return own.database.client.notification.create({ data: { ...data, ...settled } });
  };
  await notify('of two years', 730);
  await notify('of a year', 364);
  await notify('of 91 days', 91);
  await notify('of 89 days', 89);
  await notify('of today', 0);
  const purger = new Purger(own.database, notificationPurges({ days: 365, bodyDays: 90 }), 3_600);
  await purger.purge();
  const left = await own.database.client.notification.findMany({ orderBy: { createdAt: 'asc' } });
  await own.drop();
  expect(left.map(({ subject, body }) => `${subject}: ${body}`)).toEqual([
    'of a year: ',
    'of 91 days: ',
    'of 89 days: words',
    'of today: words',
  ]);
});
