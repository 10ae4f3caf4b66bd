import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Envelope } from '#contracts/kernel/envelope';
import { root } from './system';

/** A queue that a service reacts on. */
export interface ReactionQueue {
  readonly service: string;
  /** `confirm-order.on-payment-captured` */
  readonly reaction: string;
  /** `orders.confirm-order.on-payment-captured` */
  readonly queue: string;
  /** `payment.captured.v1` */
  readonly type: string;
}

/** All of them, as the file names of the reactions tell. */
export const reactionQueues: readonly ReactionQueue[] = globSync('apps/*/src/reactions/*.on-*.ts', {
  cwd: root,
})
  .sort()
  .map((file) => {
    const service = file.split('/')[1] ?? '';
    const reaction = basename(file, '.ts');
    const [, event = ''] = reaction.split('.on-');
    return { service, reaction, queue: `${service}.${reaction}`, type: `${event.replace('-', '.')}.v1` };
  });

/** The example of the event that the contracts come with. */
export function sampleOf(type: string): Envelope {
  return JSON.parse(readFileSync(join(root, 'contracts/samples', `${type}.json`), 'utf8')) as Envelope;
}

/** The same from the broker's definitions. */
export function definedQueues(): string[] {
  const { queues } = JSON.parse(readFileSync(join(root, 'rabbitmq/definitions.json'), 'utf8')) as {
    queues: { name: string }[];
  };
  return queues
    .map(({ name }) => name)
    .filter((name) => name.includes('.on-'))
    .sort();
}
