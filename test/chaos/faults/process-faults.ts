import type { Services } from '../rig/rig';
import type { Injector } from './injector';

/** Processes that die, or hang and go on. */
export function processFaults(services: Services): Record<'kill' | 'stop', Injector> {
  return {
    kill: async ({ target }) => {
      services.signal(target, 'SIGKILL');
      await services.ready(target);
    },
    stop: async ({ target, lastsMs }, wait) => {
      services.signal(target, 'SIGSTOP');
      try {
        await wait(lastsMs);
      } finally {
        services.signal(target, 'SIGCONT');
      }
      await services.ready(target);
    },
  };
}
