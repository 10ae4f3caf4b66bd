import { Logger } from '@nestjs/common';
import { newId } from '#libs/common';
import { databaseEnv, parseEnv } from '#libs/configs';
import { tracesOf } from '../../../libs/prisma/src/testing/traces';
import { EmailChannel } from '../src/channels/email-channel';
import { LogChannel } from '../src/channels/log-channel';
import { deliveriesThrough, openDatabase, orderConfirmed } from '../src/testing/deliveries';
import { MailServer } from '../src/testing/mail-server';

jest.spyOn(Logger.prototype, 'log').mockReturnValue();
const { url } = parseEnv(process.env, { database: databaseEnv('notifications') }).database;
const database = openDatabase(process.env);
const server = new MailServer();
let email: EmailChannel;

beforeAll(async () => {
  email = new EmailChannel(await server.start(), 'Order System <no-reply@example.com>');
});

afterAll(async () => {
  email.onApplicationShutdown();
  await server.stop();
  await database.close();
});

describe.each(['e-mail', 'log'])('the deletion of a user, where notifications go to the %s', (kind) => {
  let deliveries: ReturnType<typeof deliveriesThrough>;
  beforeAll(() => {
    deliveries = deliveriesThrough(kind === 'log' ? new LogChannel() : email, database);
  });

  async function aUser() {
    const user = { userId: newId(), email: `${newId()}@example.com` };
    await deliveries.register(user.userId, user.email);
    return user;
  }

  it('erases the address and what the user was told, and keeps that there was something', async () => {
    const user = await aUser();
    const request = orderConfirmed({ userId: user.userId });
    const traces = [user.email, request.parameters['orderId'] ?? ''];
    await deliveries.request(request);
    expect(await tracesOf(traces, url)).toHaveLength(2);
    await deliveries.deleteUser(user.userId);
    expect(await tracesOf(traces, url)).toEqual([]);
    const kept = await database.client.notification.findUnique({ where: { id: request.notificationId } });
    expect(kept).toMatchObject({ status: 'SENT', subject: '', body: '' });
  });

  it('is not undone by a registration that comes late', async () => {
    const user = { userId: newId(), email: `${newId()}@example.com` };
    await deliveries.deleteUser(user.userId);
    await deliveries.register(user.userId, user.email);
    expect(await tracesOf([user.email], url)).toEqual([]);
  });

  it('leaves nobody to be told: what is requested later is neither sent nor kept', async () => {
    const user = await aUser();
    await deliveries.deleteUser(user.userId);
    const request = orderConfirmed({ userId: user.userId });
    await deliveries.request(request);
    expect(server.mailsTo(user.email)).toEqual([]);
    expect(deliveries.eventsOf(request.notificationId)).toEqual([]);
    expect(await tracesOf([request.notificationId], url)).toEqual([]);
  });

  it('stops what waits to be sent', async () => {
    const user = await aUser();
    const { notificationId: id } = orderConfirmed({ userId: user.userId });
    const waiting = { id, userId: user.userId, channel: 'email', template: 'order-confirmed' };
    await database.client.notification.create({
      data: { ...waiting, subject: 'Yours', body: 'Words', status: 'PENDING' },
    });
    await deliveries.deleteUser(user.userId);
    const kept = await database.client.notification.findUnique({ where: { id } });
    expect(kept).toMatchObject({ status: 'FAILED', failure: 'ACCOUNT_DELETED', subject: '', body: '' });
  });

  it("leaves others' notifications alone", async () => {
    const [user, other] = [await aUser(), await aUser()];
    const request = orderConfirmed({ userId: other.userId });
    await deliveries.request(request);
    await deliveries.deleteUser(user.userId);
    expect(await tracesOf([other.email, request.parameters['orderId'] ?? ''], url)).toHaveLength(2);
  });

  it('leaves nothing behind of notifications that are under way', async () => {
    const user = await aUser();
    const requests = Array.from({ length: 10 }, () => orderConfirmed({ userId: user.userId }));
    await Promise.allSettled([
      ...requests.map((request) => deliveries.request(request)),
      deliveries.deleteUser(user.userId),
    ]);
    const words = requests.map(({ parameters }) => parameters['orderId'] ?? '');
    expect(await tracesOf([user.email, ...words], url)).toEqual([]);
  });
});
