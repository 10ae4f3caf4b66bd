import { setTimeout as sleep } from 'node:timers/promises';
import type { TcpProxy } from '../../support/tcp-proxy';
import type { RestartableServer, Rig } from '../rig/rig';
import { NotInjected } from './injector';
import type { Injector } from './injector';

const STARTS = 5;

/** Servers that are ended without warning, and a broker that believes its memory full. */
export function serverFaults({
  servers,
  networks,
  alarm,
}: Pick<Rig, 'servers' | 'networks' | 'alarm'>): Record<'broker' | 'postgres' | 'redis' | 'alarm', Injector> {
  const crash =
    (server: RestartableServer, network: TcpProxy): Injector =>
    async ({ lastsMs }, wait) => {
      await server.kill();
      await wait(lastsMs);
      await bringBack(server, network);
    };
  return {
    broker: crash(servers.broker, networks.broker),
    postgres: crash(servers.database, networks.database),
    redis: crash(servers.cache, networks.cache),
    alarm: async ({ lastsMs }, wait) => {
      await alarm(true).catch((error: Error) => {
        throw new NotInjected(error.message);
      });
      try {
        await wait(lastsMs);
      } finally {
        await alarm(false);
      }
    },
  };
}

/** Another process may have taken its port for a moment, or a child of it may not have ended yet. */
async function bringBack(server: RestartableServer, network: TcpProxy): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await server.start();
      network.retarget(server.url);
      return;
    } catch (error) {
      if (attempt === STARTS) throw error;
      await sleep(500);
    }
  }
}
