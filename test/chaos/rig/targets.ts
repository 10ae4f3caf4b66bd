import type { Queues } from '../../resilience/support/queues';
import type { FaultKind } from '../plan/fault';
import { LINKS } from './rig';

const SERVICES = [
  'order_system',
  'user-auth',
  'catalog',
  'products-basket',
  'orders',
  'payments',
  'notifications',
];

/** What each kind of fault may hit in a system. */
export function targetsOf(queues: Pick<Queues, 'reactions'>): Record<FaultKind, readonly string[]> {
  return {
    kill: SERVICES,
    stop: SERVICES,
    rst: LINKS,
    stall: LINKS,
    broker: ['broker'],
    postgres: ['postgres'],
    redis: ['redis'],
    alarm: ['broker'],
    duplicate: ['events'],
    reorder: queues.reactions,
  };
}
