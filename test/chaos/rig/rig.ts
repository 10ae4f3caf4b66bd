import type { TcpProxy } from '../../support/tcp-proxy';
import type { Environment } from '../../resilience/support/system';

/** A server that can be ended as by a power cut, and comes back with what it had stored. */
export interface RestartableServer {
  readonly url: string;
  kill(): Promise<void>;
  /** Its `url` may be another one afterwards. */
  start(): Promise<unknown>;
}

export interface Services {
  /** As an outsider would send it; what dies comes back. */
  signal(service: string, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Resolves when the service says that it is ready. */
  ready(service: string): Promise<unknown>;
}

export const LINKS = ['broker', 'database', 'cache'] as const;
export type Link = (typeof LINKS)[number];

/** Everything that a run may break, and the way to it. */
export interface Rig {
  readonly url: string;
  /** As the services have it: their servers are behind the networks. */
  readonly env: Environment;
  readonly services: Services;
  readonly servers: Readonly<Record<Link, RestartableServer>>;
  readonly networks: Readonly<Record<Link, TcpProxy>>;
  /** Lets the broker believe that its memory is full. */
  alarm(on: boolean): Promise<unknown>;
}
