import { Logger } from '@nestjs/common';
import { NotificationSent } from '#contracts/notifications/events/notification-sent.v1';
import { newId } from '#libs/common';
import { LogChannel } from '../src/channels/log-channel';
import { ContactRepository } from '../src/persistence/contact.repository';
import { NotificationList } from '../src/persistence/notification-list';
import { ExportPersonalDataHandler } from '../src/queries/export-personal-data.handler';
import { ListNotificationsHandler } from '../src/queries/list-notifications.handler';
import { deliveriesThrough, openDatabase, orderConfirmed } from '../src/testing/deliveries';

const log = jest.spyOn(Logger.prototype, 'log').mockReturnValue();
const database = openDatabase(process.env);
const deliveries = deliveriesThrough(new LogChannel(), database);
const list = new ListNotificationsHandler(new NotificationList(database));
const failure = (code: string) => expect.objectContaining({ code }) as Error;

afterAll(() => database.close());

async function newUser() {
  const userId = newId();
  await deliveries.register(userId, `${userId}@example.com`);
  return userId;
}

function notificationsOf(userId: string, page: { limit: number; cursor?: string } = { limit: 20 }) {
  return list.handle(page, { caller: { id: userId, roles: ['customer'] } });
}

describe('the log channel', () => {
  it('keeps the notification and logs it without personal data', async () => {
    const userId = await newUser();
    const request = orderConfirmed({ userId });
    await deliveries.request(request);
    const { items } = await notificationsOf(userId);
    expect(items).toMatchObject([{ id: request.notificationId, channel: 'log', status: 'SENT' }]);
    expect(JSON.stringify(log.mock.lastCall)).toContain(request.notificationId);
    expect(JSON.stringify(log.mock.calls)).not.toMatch(/@example|orderId/);
  });

  it('says once that it was sent, however often it is requested', async () => {
    const userId = await newUser();
    const request = orderConfirmed({ userId });
    await Promise.all([1, 2, 3].map(() => deliveries.request(request)));
    expect(deliveries.eventsOf(request.notificationId)).toMatchObject([{ contract: NotificationSent }]);
  });

  it('waits for the contact of a user', async () => {
    const request = orderConfirmed({ userId: newId() });
    await expect(deliveries.request(request)).rejects.toThrow(failure('CONTACT_UNKNOWN'));
  });
});

describe('the list of notifications', () => {
  it("shows a user's own, newest first, page by page", async () => {
    const [userId, other] = [await newUser(), await newUser()];
    const requests = [1, 2, 3].map(() => orderConfirmed({ userId }));
    for (const request of [...requests, orderConfirmed({ userId: other })]) await deliveries.request(request);
    const first = await notificationsOf(userId, { limit: 2 });
    const second = await notificationsOf(userId, { limit: 2, cursor: first.nextCursor ?? '' });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual(requests.map(({ notificationId }) => notificationId).reverse());
    expect(second.nextCursor).toBeNull();
  });

  it('is for those who are logged in', async () => {
    await expect(list.handle({ limit: 20 }, { caller: undefined })).rejects.toThrow(
      failure('UNAUTHENTICATED'),
    );
  });
});

describe('the export of personal data', () => {
  const exporting = new ExportPersonalDataHandler(
    new ContactRepository(database),
    new NotificationList(database),
  );
  const exportOf = (userId: string, page: { limit: number; cursor?: string }) =>
    exporting.handle(page, { caller: { id: userId, roles: ['customer'] } });

  it('holds the address and every notification of whoever asks', async () => {
    const [userId, other] = [await newUser(), await newUser()];
    const requests = [1, 2, 3].map(() => orderConfirmed({ userId }));
    for (const request of [...requests, orderConfirmed({ userId: other })]) await deliveries.request(request);
    const first = await exportOf(userId, { limit: 2 });
    const second = await exportOf(userId, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(first.contact).toEqual({ email: `${userId}@example.com` });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      requests.map(({ notificationId }) => notificationId).reverse(),
    );
    expect(second.nextCursor).toBeNull();
  });

  it('knows no address before the registration has come', async () => {
    expect(await exportOf(newId(), { limit: 2 })).toEqual({ contact: null, items: [], nextCursor: null });
  });
});
