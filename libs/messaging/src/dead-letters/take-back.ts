import { headerOf } from '../broker/properties';
import { closed } from './of-desk';
import type { OpenChannel } from './of-desk';

/** Takes the message with this header out of those that nobody holds; answers whether there was one. */
export async function takeBack(
  openChannel: OpenChannel,
  queue: string,
  header: string,
  value: string,
): Promise<boolean> {
  // Its end returns what was passed over.
  const channel = await openChannel();
  try {
    for (;;) {
      const message = await channel.get(queue);
      if (!message) return false;
      if (headerOf(message, header) !== value) continue;
      channel.ack(message);
      return true;
    }
  } finally {
    await closed(channel);
  }
}
