import type { ConfirmChannel } from 'amqplib';
import type { Topology } from '../broker/topology';
import type { Names } from '../names';

/** A channel of its own for a piece of work, which closes it. */
export type OpenChannel = () => Promise<ConfirmChannel>;

/** What those who work on dead letters need of the broker. */
export interface OfDesk {
  readonly openChannel: OpenChannel;
  readonly names: Names;
  /** Makes sure that this exists on the broker: declares it, or looks whether somebody else has. */
  readonly provide: (channel: ConfirmChannel, topology: Topology) => Promise<void>;
  /** The user that messages name as their sender, where somebody asks. */
  readonly userId?: string;
}

/** On a channel of its own, since a refusal closes it. */
export async function provideApart({ openChannel, provide }: OfDesk, topology: Topology): Promise<void> {
  const channel = await openChannel();
  try {
    await provide(channel, topology);
  } finally {
    await closed(channel);
  }
}

/** Closes the channel, also where the broker has closed it before. */
export async function closed(channel: ConfirmChannel): Promise<void> {
  try {
    await channel.close();
  } catch {
    // It is what was wanted.
  }
}

/** What was asked for is not on the broker. */
export function isMissing(failure: unknown): boolean {
  return (failure as { code?: number }).code === 404;
}
