import { NotificationFailed } from '#contracts/notifications/events/notification-failed.v1';
import { NotificationSent } from '#contracts/notifications/events/notification-sent.v1';
import { newId } from '#libs/common';
import { EmailChannel } from '../src/channels/email-channel';
import { deliveriesThrough, openDatabase, orderConfirmed } from '../src/testing/deliveries';
import { MailServer } from '../src/testing/mail-server';

const database = openDatabase(process.env);
const server = new MailServer();
const from = 'Order System <no-reply@example.com>';
const newEmail = () => `${newId()}@example.com`;
const failure = (code: string) => expect.objectContaining({ code }) as Error;
let channel: EmailChannel;
let deliveries: ReturnType<typeof deliveriesThrough>;

beforeAll(async () => {
  channel = new EmailChannel(await server.start(), from);
  deliveries = deliveriesThrough(channel, database);
});

afterAll(async () => {
  channel.onApplicationShutdown();
  await server.stop();
  await database.close();
});

async function newUser() {
  const user = { userId: newId(), email: newEmail() };
  await deliveries.register(user.userId, user.email);
  return user;
}

function statusOf(id: string) {
  return database.client.notification.findUnique({ where: { id }, select: { status: true, failure: true } });
}

describe('an e-mail', () => {
  it('reaches the user under a message id that repeats the notification', async () => {
    const { userId, email } = await newUser();
    const request = orderConfirmed({ userId });
    await deliveries.request(request);
    const [mail] = server.mailsTo(email);
    expect(mail).toContain(`Message-ID: <${request.notificationId}@order-system>`);
    expect(mail).toContain(`From: ${from}`);
    expect(mail).toContain(request.parameters['orderId']);
    expect(deliveries.eventsOf(request.notificationId)).toMatchObject([
      { contract: NotificationSent, data: { userId, channel: 'email' } },
    ]);
  });

  it('reaches an address from outside', async () => {
    const email = newEmail();
    await deliveries.request(orderConfirmed({ email }));
    expect(server.mailsTo(email)).toHaveLength(1);
  });

  it('is sent once however often it is requested, at once or later', async () => {
    const { userId, email } = await newUser();
    const request = orderConfirmed({ userId });
    const attempts = await Promise.allSettled([1, 2, 3, 4].map(() => deliveries.request(request)));
    await deliveries.request(request);
    expect(attempts).toContainEqual({ status: 'fulfilled', value: undefined });
    expect(server.mailsTo(email)).toHaveLength(1);
    expect(deliveries.eventsOf(request.notificationId)).toHaveLength(1);
  });

  it('waits while another holds its lease, and goes out once the lease has ended', async () => {
    const { userId, email } = await newUser();
    const request = orderConfirmed({ userId });
    const { notificationId: id } = request;
    const held = { id, userId, channel: 'email', template: 'order-confirmed', subject: '', body: '' };
    const leasedUntil = new Date(Date.now() + 30_000);
    await database.client.notification.create({ data: { ...held, status: 'PENDING', leasedUntil } });
    await expect(deliveries.request(request)).rejects.toThrow(failure('IN_DELIVERY'));
    await database.client.notification.update({ where: { id }, data: { leasedUntil: new Date() } });
    await deliveries.request(request);
    expect(server.mailsTo(email)).toHaveLength(1);
  });

  it('is tried again after a temporary refusal', async () => {
    const { userId, email } = await newUser();
    const request = orderConfirmed({ userId });
    server.refuse(email, 451);
    await expect(deliveries.request(request)).rejects.toThrow(failure('MAIL_SERVER_UNAVAILABLE'));
    await expect(statusOf(request.notificationId)).resolves.toEqual({ status: 'PENDING', failure: null });
    await deliveries.request(request);
    expect(server.mailsTo(email)).toHaveLength(1);
    await expect(statusOf(request.notificationId)).resolves.toEqual({ status: 'SENT', failure: null });
  });

  it('fails for good after a permanent refusal, without the address in the reason', async () => {
    const { userId, email } = await newUser();
    const request = orderConfirmed({ userId });
    server.refuse(email, 550);
    await deliveries.request(request);
    await deliveries.request(request);
    expect(server.mailsTo(email)).toHaveLength(0);
    await expect(statusOf(request.notificationId)).resolves.toEqual({
      status: 'FAILED',
      failure: 'SMTP 550',
    });
    expect(deliveries.eventsOf(request.notificationId)).toMatchObject([
      { contract: NotificationFailed, data: { reason: 'SMTP 550' } },
    ]);
  });

  it('is tried again where no mail server answers', async () => {
    const away = new MailServer();
    const url = await away.start();
    await away.stop();
    const unreachable = new EmailChannel(url, from);
    const request = orderConfirmed({ email: newEmail() });
    const attempt = deliveriesThrough(unreachable, database).request(request);
    await expect(attempt).rejects.toThrow(failure('MAIL_SERVER_UNAVAILABLE'));
    unreachable.onApplicationShutdown();
  });

  it('waits for a contact that is still on its way', async () => {
    const user = { userId: newId(), email: newEmail() };
    const request = orderConfirmed({ userId: user.userId });
    await expect(deliveries.request(request)).rejects.toThrow(failure('CONTACT_UNKNOWN'));
    await deliveries.register(user.userId, user.email);
    await deliveries.request(request);
    expect(server.mailsTo(user.email)).toHaveLength(1);
  });
});
