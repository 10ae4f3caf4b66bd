import { isIPv6 } from 'node:net';

const IPV4_MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * What stands for one client: its IPv4 address, or the first half of its IPv6 address. A household gets at least
 * 2^64 of these, of which it could take a new one for each guess (RFC 6177).
 */
export function clientNetwork(address: string): string {
  const [, mapped] = IPV4_MAPPED.exec(address) ?? [];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  // "::" stands for as many zeros as are missing; only those within the first half matter.
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length;
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...after];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
