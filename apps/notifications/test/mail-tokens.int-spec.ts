import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { newId } from '#libs/common';
import { EmailChannel } from '../src/channels/email-channel';
import { LogChannel } from '../src/channels/log-channel';
import { deliveriesThrough, openDatabase, resetPassword } from '../src/testing/deliveries';
import { MailServer } from '../src/testing/mail-server';

const log = jest.spyOn(Logger.prototype, 'log').mockReturnValue();
const database = openDatabase(process.env);
const folder = mkdtempSync(join(tmpdir(), 'mail-'));

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
});

const aMail = () => {
  const [email, token] = [`${newId()}@example.com`, `token-${newId()}`];
  return { email, token, request: resetPassword(email, token) };
};

const keptOf = (id: string) => database.client.notification.findUniqueOrThrow({ where: { id } });

describe("a mail's token", () => {
  it('reaches the mailbox, and is kept nowhere else', async () => {
    const server = new MailServer();
    const channel = new EmailChannel(await server.start(), 'Shop <no-reply@example.com>');
    const { email, token, request } = aMail();
    const deliveries = deliveriesThrough(channel, database);
    await deliveries.request(request);
    expect(server.mailsTo(email).join()).toContain(token);
    expect(JSON.stringify(await keptOf(request.notificationId))).not.toContain(token);
    expect(JSON.stringify(deliveries.eventsOf(request.notificationId))).not.toContain(token);
    channel.onApplicationShutdown();
    await server.stop();
  });

  it('is not logged, and lies in the folder where one is named, for its owner only', async () => {
    const { email, token, request } = aMail();
    await deliveriesThrough(new LogChannel(folder), database).request(request);
    const file = join(folder, `${request.notificationId}.txt`);
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^To: ${email}\n[^]*${token}`));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.stringify(log.mock.calls)).not.toContain(token);
    expect(JSON.stringify(await keptOf(request.notificationId))).not.toContain(token);
  });

  it('lies in no folder where none is named', async () => {
    await deliveriesThrough(new LogChannel(), database).request(aMail().request);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('of another mail is refused for good', async () => {
    const { request } = aMail();
    const moved = { ...request, notificationId: newId() };
    const attempt = deliveriesThrough(new LogChannel(), database).request(moved);
    await expect(attempt).rejects.toMatchObject({ code: 'TOKEN_UNREADABLE', kind: 'invalid' });
  });
});
