import { connect } from 'amqplib';
import type { ChannelModel, ConfirmChannel, Options } from 'amqplib';

/** The broker's words for an attempt that it did not allow, such as `ACCESS_REFUSED`; `allowed` for one that it did. */
export type Verdict = string;

interface AmqpError {
  readonly code?: number;
  readonly message: string;
}

/** Somebody who is logged in, and tries what may not be theirs: each attempt on a channel of its own. */
export class Actor {
  private constructor(private readonly connection: ChannelModel) {}

  static async logIn(url: string): Promise<Actor> {
    const connection = await connect(url);
    connection.on('error', () => undefined);
    return new Actor(connection);
  }

  publish(exchange: string, key: string, options: Options.Publish = {}): Promise<Verdict> {
    return this.attempt(
      (channel) =>
        new Promise((resolve, reject) => {
          channel.once('error', reject);
          channel.publish(exchange, key, Buffer.from('{}'), options, () => resolve(undefined));
        }),
    );
  }

  /** Takes a message, which comes back with the channel's end. */
  read(queue: string): Promise<Verdict> {
    return this.attempt((channel) => channel.get(queue));
  }

  attempt(task: (channel: ConfirmChannel) => Promise<unknown>): Promise<Verdict> {
    return this.withChannel(async (channel) => {
      let failure: AmqpError | undefined;
      channel.on('error', (error: AmqpError) => (failure = error));
      try {
        await task(channel);
        return 'allowed';
      } catch (error) {
        return verdictOf(failure ?? (error as AmqpError));
      }
    });
  }

  async withChannel<T>(task: (channel: ConfirmChannel) => Promise<T>): Promise<T> {
    const channel = await this.connection.createConfirmChannel();
    try {
      return await task(channel);
    } finally {
      await channel.close().catch(() => undefined);
    }
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}

/** Why the broker did not let somebody in. */
export async function loginVerdict(url: string): Promise<Verdict> {
  try {
    await (await Actor.logIn(url)).close();
    return 'allowed';
  } catch (error) {
    return verdictOf(error as AmqpError);
  }
}

function verdictOf({ message }: AmqpError): Verdict {
  const [, word] = /"([A-Z_]+) - /.exec(message) ?? /\(([A-Z-]+)\)/.exec(message) ?? [];
  if (word) return word.replaceAll('-', '_');
  // amqplib does not pass on what the broker says when it refuses a vhost.
  if (message.includes('ConnectionClose')) return 'VHOST_REFUSED';
  throw new Error(`the broker gave no reason: ${message}`);
}
