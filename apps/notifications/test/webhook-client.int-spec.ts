import type { LookupAddress } from 'node:dns';
import { WebhookReceiver, selfSigned } from '../src/testing/webhook-receiver';
import { WebhookClient } from '../src/webhooks/webhook-client';
import { failureOf } from '../src/webhooks/webhook-failure';
import { WebhookUrls } from '../src/webhooks/webhook-urls';

const strict = { allowHttp: true, allowPrivateNetworks: false, ports: 'any' } as const;
const open = { ...strict, allowPrivateNetworks: true };
const pair = selfSigned();
const plain = new WebhookReceiver();
const secure = new WebhookReceiver(pair);
const ports = { plain: 0, secure: 0 };

const here: LookupAddress = { address: '127.0.0.1', family: 4 };
const elsewhere: LookupAddress = { address: '93.184.216.34', family: 4 };
const resolveTo =
  (...addresses: LookupAddress[]) =>
  () =>
    Promise.resolve(addresses);

const never = new AbortController().signal;
const outcome = (client: WebhookClient, url: string) =>
  client.post(url, { 'webhook-id': 'evt' }, '{"a":"ü"}', never).catch(failureOf);

beforeAll(async () => {
  ports.plain = await plain.start();
  ports.secure = await secure.start();
});
afterAll(() => Promise.all([plain.stop(), secure.stop()]));
beforeEach(() => {
  for (const receiver of [plain, secure]) {
    receiver.received.length = 0;
    receiver.connections = 0;
    receiver.answerWith();
  }
});

describe('an event that is posted', () => {
  it('arrives over verified TLS, and its status comes back', async () => {
    const client = new WebhookClient(open, { resolve: resolveTo(here), ca: pair.cert });
    expect(await outcome(client, `https://hooks.example.com:${ports.secure}/in?x=1`)).toBe(204);
    expect(secure.received).toMatchObject([
      { path: '/in?x=1', body: '{"a":"ü"}', headers: { 'webhook-id': 'evt', 'content-length': '10' } },
    ]);
  });

  it.each([
    ['nobody vouches for', 'hooks.example.com', undefined],
    ['is for another name', 'other.example.com', pair.cert],
  ])('does not go to a server whose certificate %s', async (_, host, ca) => {
    const client = new WebhookClient(open, { resolve: resolveTo(here), ca });
    expect(await outcome(client, `https://${host}:${ports.secure}/`)).toBe('TLS_FAILED');
    expect(secure.received).toEqual([]);
  });

  it('does not follow a redirect', async () => {
    plain.answer = (response) => response.writeHead(302, { location: '/elsewhere' }).end();
    const client = new WebhookClient(open, { resolve: resolveTo(here) });
    expect(await outcome(client, `http://hooks.example.com:${ports.plain}/`)).toBe(302);
    expect(plain.received.map(({ path }) => path)).toEqual(['/']);
  });

  it('waits for no more than the head of the answer', async () => {
    plain.answer = (response) => response.writeHead(200).write('a body without an end');
    const client = new WebhookClient(open, { resolve: resolveTo(here) });
    expect(await outcome(client, `http://hooks.example.com:${ports.plain}/`)).toBe(200);
  });

  it('is given up on where no answer comes', async () => {
    plain.answer = () => undefined;
    const client = new WebhookClient(open, { resolve: resolveTo(here), timeoutMs: 200 });
    expect(await outcome(client, `http://hooks.example.com:${ports.plain}/`)).toBe('TIMEOUT');
  });

  it('is refused by a port that nobody listens on', async () => {
    const client = new WebhookClient(open, { resolve: resolveTo(here) });
    expect(await outcome(client, 'http://hooks.example.com:1/')).toBe('CONNECTION_FAILED');
  });
});

describe('a private address', () => {
  const refusedAt = async (url: string, ...addresses: LookupAddress[]) => {
    const client = new WebhookClient(strict, { resolve: resolveTo(...addresses) });
    const ended = await outcome(client, url);
    expect(plain.connections).toBe(0);
    return ended;
  };

  it('is not connected to, whatever name stands for it', async () => {
    const url = `http://hooks.example.com:${ports.plain}/`;
    expect(await refusedAt(url, here)).toBe('ADDRESS_REFUSED');
    expect(await refusedAt(url, { address: '::ffff:127.0.0.1', family: 6 })).toBe('ADDRESS_REFUSED');
    expect(await refusedAt(url, { address: '169.254.169.254', family: 4 })).toBe('ADDRESS_REFUSED');
  });

  it('is not connected to where it hides among public ones', async () => {
    expect(await refusedAt(`http://hooks.example.com:${ports.plain}/`, elsewhere, here)).toBe(
      'ADDRESS_REFUSED',
    );
  });

  it.each(['127.0.0.1', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '0'])(
    'is not connected to where the URL holds it as %s',
    async (host) => {
      expect(await refusedAt(`http://${host}:${ports.plain}/`)).toBe('URL_REFUSED');
    },
  );

  it('is not connected to where a name has come to stand for it since it was registered', async () => {
    const answers = [[elsewhere], [here]];
    const resolve = () => Promise.resolve(answers.shift() ?? [here]);
    const url = await new WebhookUrls(strict, resolve).accept(`http://hooks.example.com:${ports.plain}/`);
    expect(await outcome(new WebhookClient(strict, { resolve }), url)).toBe('ADDRESS_REFUSED');
    expect(plain.connections).toBe(0);
  });

  it('is the one that is connected to where that is allowed: what is judged is what is used', async () => {
    let looks = 0;
    const resolve = () => {
      looks += 1;
      return Promise.resolve([here]);
    };
    const client = new WebhookClient(open, { resolve });
    expect(await outcome(client, `http://hooks.example.com:${ports.plain}/`)).toBe(204);
    expect(looks).toBe(1);
  });
});

describe('a URL that is registered', () => {
  const accept = (url: string, ...addresses: LookupAddress[]) =>
    new WebhookUrls({ ...strict, allowHttp: false }, resolveTo(...addresses)).accept(url);

  it('is kept in its plain form', async () => {
    expect(await accept('https://HOOKS.example.com:443/a/../b#c', elsewhere)).toBe(
      'https://hooks.example.com/b',
    );
  });

  it('is refused, with the field, where its name stands for a private address', async () => {
    await expect(accept('https://hooks.example.com/', here)).rejects.toMatchObject({
      code: 'WEBHOOK_URL_REFUSED',
      facts: { errors: [{ field: 'url', message: 'must be on a public address' }] },
    });
    await expect(new WebhookUrls(strict).accept('https://localhost/')).rejects.toMatchObject({
      code: 'WEBHOOK_URL_REFUSED',
    });
  });

  it('may have a name that nobody knows yet', async () => {
    const unknown = () => Promise.reject(new Error('NXDOMAIN'));
    const url = 'https://hooks.example.com/';
    expect(await new WebhookUrls(strict, unknown).accept(url)).toBe(url);
  });
});
