import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerAddress } from 'smtp-server';

/** A real SMTP server on a free port, which keeps what it takes and refuses whom it is told to refuse. */
export class MailServer {
  readonly #mails: { to: string; source: string }[] = [];
  readonly #refusals = new Map<string, number[]>();
  readonly #server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _, callback) => callback(this.refusalOf(address)),
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        this.keep(envelope.rcptTo, Buffer.concat(chunks).toString());
        callback();
      });
    },
  });

  /** Resolves to the server's URL. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => void this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => void this.#server.close(resolve));
  }

  /** The next attempts to reach the address are answered with these codes. */
  refuse(address: string, ...codes: number[]): void {
    this.#refusals.set(address, codes);
  }

  /** The sources of the mails that an address has got. */
  mailsTo(address: string): string[] {
    return this.#mails.filter(({ to }) => to === address).map(({ source }) => source);
  }

  private keep(recipients: SMTPServerAddress[], source: string): void {
    for (const { address } of recipients) this.#mails.push({ to: address, source });
  }

  private refusalOf(address: string): Error | null {
    const responseCode = this.#refusals.get(address)?.shift();
    return responseCode ? Object.assign(new Error(`${address} is refused`), { responseCode }) : null;
  }
}
