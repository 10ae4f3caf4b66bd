import { isIP } from 'node:net';
import { isPublicAddress } from './public-address';

/** Where webhooks may go, as the service is configured. */
export interface WebhookRules {
  readonly allowHttp: boolean;
  /** For development only: every address will do. */
  readonly allowPrivateNetworks: boolean;
  readonly ports: readonly number[] | 'any';
}

/**
 * What forbids to send to a URL, in words; undefined where nothing does. Of hosts this judges addresses only, in whatever
 * spelling (URL has made them plain): what a name stands for is judged when it is resolved to connect.
 */
export function faultOf(
  url: URL,
  { allowHttp, allowPrivateNetworks, ports }: WebhookRules,
): string | undefined {
  if (url.protocol !== 'https:' && !(allowHttp && url.protocol === 'http:')) return 'must be an https URL';
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or a password';
  if (ports !== 'any' && !ports.includes(portOf(url))) return `must be on port ${ports.join(' or ')}`;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 && !allowPrivateNetworks && !isPublicAddress(host)) {
    return 'must be on a public address';
  }
  return undefined;
}

function portOf({ protocol, port }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}
