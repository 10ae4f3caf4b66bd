import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { WebhookFailure } from './webhook-failure';

/** All addresses that a host name stands for. Throws NAME_NOT_FOUND. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;

const LOOPBACK: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/**
 * Asks the DNS itself. Not the system's resolver: it runs on Node's four threads for such work, which a name server that
 * does not answer would keep from everybody else, and it knows names of the local network (/etc/hosts, search domains).
 */
export function dnsResolver(): ResolveHost {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  return async (hostname) => {
    // RFC 6761: never a question to the DNS.
    if (/(^|\.)localhost\.?$/i.test(hostname)) return LOOPBACK;
    const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = answers.flatMap((answer, index) =>
      answer.status === 'fulfilled'
        ? answer.value.map((address) => ({ address, family: index === 0 ? 4 : 6 }))
        : [],
    );
    if (addresses.length === 0) throw new WebhookFailure('NAME_NOT_FOUND');
    return addresses;
  };
}
