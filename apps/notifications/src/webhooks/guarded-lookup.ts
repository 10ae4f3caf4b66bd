import type { LookupAddress, LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address';
import type { ResolveHost } from './resolve-host';
import { WebhookFailure } from './webhook-failure';

/**
 * A socket's look-up that lets no address through but public ones. The socket connects to what it is given here and asks
 * nobody again, so a name that changes between a look and the connection (DNS rebinding) gains nothing.
 */
export function guardedLookup(resolve: ResolveHost): LookupFunction {
  return (hostname, options, callback) => {
    publicAddressesOf(hostname, options, resolve).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all || !first) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, []),
    );
  };
}

/** Throws ADDRESS_REFUSED where one of them is not public: whoever mixes them means no good. */
export async function publicAddressesOf(
  hostname: string,
  { family }: Pick<LookupOptions, 'family'>,
  resolve: ResolveHost,
): Promise<readonly LookupAddress[]> {
  const addresses = await resolve(hostname);
  if (!addresses.every(({ address }) => isPublicAddress(address)))
    throw new WebhookFailure('ADDRESS_REFUSED');
  const wanted = addresses.filter((it) => !family || `IPv${it.family}` === family || it.family === family);
  if (wanted.length === 0) throw new WebhookFailure('NAME_NOT_FOUND');
  return wanted;
}
