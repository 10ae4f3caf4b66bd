import { faultOf } from './webhook-rules';

const rules = { allowHttp: false, allowPrivateNetworks: false, ports: [443, 8443] };
const faultsOf = (address: string, more: object = {}) => faultOf(new URL(address), { ...rules, ...more });

describe('a URL for webhooks', () => {
  it.each([
    'https://shop.example.com/hooks?key=1',
    'https://shop.example.com:8443/',
    'https://8.8.8.8/',
    'https://[2606:4700:4700::1111]/',
  ])('may be %s', (address) => {
    expect(faultsOf(address)).toBeUndefined();
  });

  it.each([
    'http://shop.example.com/',
    'ftp://shop.example.com/',
    'file:///etc/passwd',
    'gopher://shop.example.com:443/',
    'data:text/plain,x',
  ])('must not be %s', (address) => {
    expect(faultsOf(address)).toBe('must be an https URL');
  });

  it.each(['https://user@shop.example.com/', 'https://user:secret@shop.example.com/', 'https://:x@8.8.8.8/'])(
    'must not name a user, as %s does',
    (address) => {
      expect(faultsOf(address)).toBe('must not hold a user name or a password');
    },
  );

  it.each(['https://shop.example.com:22/', 'https://shop.example.com:5432/', 'https://shop.example.com:80/'])(
    'must be on a permitted port, unlike %s',
    (address) => {
      expect(faultsOf(address)).toBe('must be on port 443 or 8443');
      expect(faultsOf(address, { ports: 'any' })).toBeUndefined();
    },
  );

  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://0/',
    'https://127.0.0.1./',
    'https://169.254.169.254/latest/meta-data/',
    'https://①②⑦.0.0.1/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fd00:ec2::254]/',
  ])('must be on a public address, unlike %s', (address) => {
    expect(faultsOf(address)).toBe('must be on a public address');
    expect(faultsOf(address, { allowPrivateNetworks: true })).toBeUndefined();
  });

  it('may be http where that is allowed', () => {
    expect(faultsOf('http://8.8.8.8/', { allowHttp: true, ports: [80] })).toBeUndefined();
  });
});
