import { DeadLetterUndeliverable } from './letter-errors';
import { isMissing, provideApart } from './of-desk';
import type { OfDesk } from './of-desk';
import type { WayBack } from './way-back';

/** Publishing to an exchange that is missing would end the look. */
export async function reach(tools: OfDesk, { exchange, routingKey, topology }: WayBack): Promise<void> {
  try {
    await provideApart(tools, topology);
  } catch (failure) {
    if (!isMissing(failure)) throw failure;
    throw new DeadLetterUndeliverable(`no queue takes ${exchange}/${routingKey}`);
  }
}
