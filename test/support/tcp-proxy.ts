import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  'amqp:': 5672,
  'postgresql:': 5432,
  'postgres:': 5432,
  'redis:': 6379,
};

/** Stands between a client and a server, and breaks what runs through it in the ways that networks do. */
export class TcpProxy {
  readonly #sockets = new Set<Socket>();
  #state: 'open' | 'cut' | 'stalled' = 'open';

  private constructor(
    private readonly server: Server,
    private target: URL,
  ) {
    server.on('connection', (client) => this.accept(client));
  }

  static async to(url: string): Promise<TcpProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TcpProxy(server, new URL(url));
  }

  /** The server's address by way of this proxy. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.toString();
  }

  /** New connections go to this server: it has come back elsewhere. */
  retarget(url: string): void {
    this.target = new URL(url);
  }

  /** Ends every connection, and each new one, until restored: a server that is down. */
  cut(): void {
    this.#state = 'cut';
    this.drop();
  }

  /** Keeps connections open and lets nothing through: a network that swallows packets. */
  stall(): void {
    this.#state = 'stalled';
    for (const socket of this.#sockets) socket.pause();
  }

  /** Ends every connection once; new ones pass. */
  drop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Like `drop`, by RST: what a router does whose table of connections is gone. */
  reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  restore(): void {
    this.#state = 'open';
    for (const socket of this.#sockets) socket.resume();
  }

  async close(): Promise<void> {
    this.drop();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    if (this.#state === 'cut') {
      client.destroy();
      return;
    }
    const port = Number(this.target.port) || DEFAULT_PORTS[this.target.protocol] || 0;
    const upstream = connect({ host: this.target.hostname, port, noDelay: true });
    client.setNoDelay(true);
    this.join(client, upstream);
    this.join(upstream, client);
  }

  private join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('data', (chunk) => to.write(chunk));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
    if (this.#state === 'stalled') from.pause();
  }
}
