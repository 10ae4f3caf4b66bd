import { NotInjected } from './injector';
import type { Injector } from './injector';
import { LINKS } from '../rig/rig';
import type { Rig } from '../rig/rig';

/** Networks that forget connections, or swallow what runs through them. */
export function networkFaults(networks: Rig['networks']): Record<'rst' | 'stall', Injector> {
  const networkOf = (target: string) => {
    const link = LINKS.find((name) => name === target);
    if (!link) throw new NotInjected(`there is no network to ${target}`);
    return networks[link];
  };
  return {
    rst: async ({ target }) => networkOf(target).reset(),
    stall: async ({ target, lastsMs }, wait) => {
      const network = networkOf(target);
      network.stall();
      try {
        await wait(lastsMs);
      } finally {
        network.restore();
      }
    },
  };
}
