import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { startGateway } from '../testing/gateway';
import type { Gateway } from '../testing/gateway';
import { rawExchange } from '../testing/raw-exchange';

const limits = {
  HTTP_HEADERS_TIMEOUT_MS: '300',
  HTTP_REQUEST_TIMEOUT_MS: '600',
  HTTP_IDLE_TIMEOUT_MS: '1500',
  HTTP_KEEP_ALIVE_MS: '100',
};
const HEAD = 'POST /basket HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n';

/** Resolves when the server closes the connection, however long the client goes on. */
async function dripping(url: string, head: string, drop: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString()));
  // What is dripped into a closed connection is an error of no interest.
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(head);
  const drip = setInterval(() => socket.write(drop), 20);
  await closed;
  clearInterval(drip);
  return received;
}

describe('a client that takes its time', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway(limits);
  });
  afterAll(() => gateway.stop());

  it.each([
    ['with its headers', HEAD, 'X-Slow: 1\r\n'],
    ['with its body', `${HEAD}Content-Length: 100000\r\n\r\n{"a":"`, 'x'],
    ['with the chunks of its body', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
  ])('%s is told so, and sent away', async (_, head, drop) => {
    const answer = await dripping(gateway.url, head, drop);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('"code":"REQUEST_TIMEOUT"');
    expect(gateway.requests.sent).toEqual([]);
  });

  it('before it begins is sent away', async () => {
    expect(await dripping(gateway.url, '', '')).toMatch(/^HTTP\/1\.1 408 |^$/);
  });

  it('between two requests is sent away', async () => {
    const answer = await rawExchange(gateway.url, 'GET /nowhere HTTP/1.1\r\nHost: gateway\r\n\r\n');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('keep-alive')).toBeDefined();
  });

  it('and leaves in the middle is no failure of ours', async () => {
    const errors = jest.spyOn(Logger.prototype, 'error');
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    socket.write(`${HEAD}Content-Length: 100\r\n\r\n{"a":`);
    await sleep(100);
    socket.destroy();
    await sleep(100);
    expect(errors).not.toHaveBeenCalled();
    errors.mockRestore();
  });

  it('does not keep others waiting, nor those who wait for their answer', async () => {
    const slow = dripping(gateway.url, HEAD, 'X-Slow: 1\r\n');
    gateway.requests.on(CreateBasket, async () => {
      await sleep(1_000);
      return { id: '01a20465-bf4c-7729-ab97-2c2165707774' };
    });
    const headers = await gateway.bearer('customer');
    const answer = await gateway.fetch('/basket', { method: 'POST', headers });
    expect(answer.status).toBe(201);
    await slow;
  });
});
