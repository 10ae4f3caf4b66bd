import { isPublicAddress } from './public-address';

const refused: readonly [string, readonly string[]][] = [
  ['loopback', ['127.0.0.1', '127.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1']],
  ['this network', ['0.0.0.0', '0', '0.1.2.3', '::']],
  ['spelled as one number', ['2130706433', '0x7f000001', '017700000001']],
  ['spelled in octal or hex', ['0177.0.0.1', '0x7f.0.0.1', '0x7f.1', '012.0.0.1', '0300.0250.1.1']],
  ['private', ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.1.1']],
  ['link-local', ['169.254.169.254', '169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1']],
  ['shared by carriers', ['100.64.0.1', '100.127.255.255', '100.100.100.200']],
  ['reserved', ['192.0.0.192', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.7', '240.0.0.1']],
  ['broadcast or multicast', ['255.255.255.255', '224.0.0.1', '239.255.255.250', 'ff02::1', 'ff0e::1']],
  ['6to4 relays, AS112, AMT', ['192.88.99.1', '192.175.48.1', '192.52.193.1']],
  ['unique local', ['fc00::1', 'fd00:ec2::254', 'fdff:ffff::1']],
  ['mapped IPv4', ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe']],
  ['compatible or translated IPv4', ['::127.0.0.1', '::7f00:1', '::ffff:0:127.0.0.1']],
  ['NAT64', ['64:ff9b::127.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b::8.8.8.8', '64:ff9b:1::10.0.0.1']],
  ['6to4 and Teredo', ['2002:7f00:1::', '2002:a00:1::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2']],
  ['documentation', ['2001:db8::1', '3fff::1', '3fff:fff::1']],
  ['discard, segment routing, unassigned', ['100::1', '5f00::1', '4000::1', 'e000::1']],
  ['of the host that a cloud runs on', ['168.63.129.16', '::ffff:168.63.129.16']],
  ['no address', ['', 'localhost', 'example.com', '1.2.3.4.5', '256.0.0.1', '127.0.0.1:80', '[::1]', ':::']],
];

describe('an address', () => {
  it.each(refused)('that is %s is not public', (_, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });

  it.each([
    ['8.8.8.8', '1.1.1.1', '93.184.216.34', '172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1'],
    ['2606:4700:4700::1111', '2a00:1450:4001:82a::200e', '2001:4860:4860::8888', '::ffff:8.8.8.8'],
  ])('of the public internet is', (...addresses) => {
    expect(addresses.filter((address) => !isPublicAddress(address))).toEqual([]);
  });
});
