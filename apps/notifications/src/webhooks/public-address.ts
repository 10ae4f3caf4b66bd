import ipaddr from 'ipaddr.js';

/** What IANA hands out to the public internet (RFC 4291, IANA's IPv6 address space); all else is special or reserved. */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/** RFC 9637: for documents. */
const DOCUMENTATION: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('3fff::'), 20];

/** Azure's hosts answer their guests there, with secrets. */
const AZURE_WIRE_SERVER = ipaddr.IPv4.parse('168.63.129.16').toString();

/**
 * Whether an address, however it is spelled, is one of the public internet: not loopback, private, link-local, shared
 * (CGNAT), multicast, reserved, nor one that leads to such an IPv4 address (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  if (address.kind() === 'ipv4') return address.toString() !== AZURE_WIRE_SERVER;
  return address.match(GLOBAL_UNICAST) && !address.match(DOCUMENTATION);
}
