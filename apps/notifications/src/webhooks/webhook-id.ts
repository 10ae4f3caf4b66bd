import { createHash } from 'node:crypto';

/** An event's id as the header `webhook-id` carries it; integrators may publish events with any text for an id. */
export function webhookIdOf({ id }: { readonly id: string }): string {
  return /^[\w-]{1,255}$/.test(id) ? id : `evt_${createHash('sha256').update(id).digest('hex')}`;
}
