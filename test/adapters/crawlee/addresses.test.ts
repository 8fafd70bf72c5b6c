import { describe, expect, it } from 'vitest';
import { addressIn, addressRules, isListed } from '../../../src/adapters/crawlee/addresses.ts';

/** What the gate would do with a URL's host: as the URL parser understands it, never as it is written. */
function refusal(written: string, allow: readonly string[] = []): string | undefined {
  const url = new URL(written);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const address = addressIn(url.hostname);
  const rules = addressRules(allow);
  if (address !== undefined) return rules.refusalOfAddress(address, port);
  return rules.refusalOfName(url.hostname, port);
}

describe('addresses that must not be asked, in all their spellings', () => {
  it.each([
    // this machine
    'http://127.0.0.1/',
    'http://127.1/',
    'http://127.0.1/',
    'http://127.255.255.254/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.0x0.0x0.0x1/',
    'http://0X7F.1/',
    'http://017700000001/',
    'http://0177.0.0.01/',
    'http://127.0.0.1./',
    'http://①②⑦.⓪.⓪.①/',
    'http://127。0。0。1/',
    'http://127%2e0%2e0%2e1/',
    'http://user:pass@127.0.0.1/',
    'http://lehti.example@127.0.0.1/',
    'http:\\\\127.0.0.1\\',
    'http://0/',
    'http://0.0.0.0/',
    'http://0.1.2.3/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[0000::0001]/',
    'http://localhost/',
    'http://LOCALHOST/',
    'http://localhost./',
    'http://ilmo.localhost/',
    'http://palvelin.localdomain/',
    // private networks
    'http://10.0.0.1/',
    'http://10.255.255.255/',
    'http://0xa000001/',
    'http://012.0.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.0.1/',
    'http://3232235777/',
    'http://[fc00::1]/',
    'http://[fd12:3456:789a::1]/',
    'http://tulostin.local/',
    'http://nas.lan/',
    'http://reititin.home.arpa/',
    'http://wiki.intranet/',
    // link-local and the clouds' metadata
    'http://169.254.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://0xA9FEA9FE/',
    'http://0251.0376.0251.0376/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://metadata.google.internal/',
    'http://metadata/',
    'http://100.100.100.200/',
    'http://192.0.0.192/',
    'http://168.63.129.16/',
    // carrier-grade NAT
    'http://100.64.0.1/',
    'http://100.127.255.255/',
    // an IPv4 address inside an IPv6 one
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://[0:0:0:0:0:ffff:10.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:0:127.0.0.1]/',
    'http://[2002:7f00:1::]/',
    'http://[2002:a9fe:a9fe::1]/',
    'http://[2001:0:7f00:1::]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://[64:ff9b:1::10.0.0.1]/',
    // multicast, broadcast, documentation, reserved
    'http://224.0.0.1/',
    'http://239.255.255.250/',
    'http://[ff02::1]/',
    'http://255.255.255.255/',
    'http://240.0.0.1/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://198.51.100.1/',
    'http://203.0.113.1/',
    'http://192.88.99.1/',
    'http://[2001:db8::1]/',
    'http://[fec0::1]/',
    'http://[100::1]/',
    'http://[5f00::1]/',
    'http://[4000::1]/',
  ])('%s', (written) => {
    expect(refusal(written)).toEqual(expect.any(String));
  });
});

describe('addresses that may be asked', () => {
  it.each([
    'http://1.1.1.1/',
    'http://172.15.0.1/',
    'http://172.32.0.1/',
    'http://100.128.0.1/',
    'http://192.167.255.255/',
    'http://[2a00:1450:400f::200e]/',
    'http://[2606:4700::1111]/',
    'http://lehti.example/',
    'http://localhost.lehti.example/',
    'http://internal-news.example/',
    'http://xn--lkri-0qa.example/',
  ])('%s', (written) => {
    expect(refusal(written)).toBeUndefined();
  });
});

describe('exceptions', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:8080/', true],
    ['127.0.0.1', 'http://2130706433/', true],
    ['127.0.0.1', 'http://127.0.0.2/', false],
    ['127.0.0.1', 'http://[::1]/', false],
    ['127.0.0.1', 'http://[::ffff:127.0.0.1]/', false],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/', true],
    ['127.0.0.1:8080', 'http://127.0.0.1:8081/', false],
    ['127.0.0.1:80', 'http://127.0.0.1/', true],
    ['[::1]:8080', 'http://[::1]:8080/', true],
    ['::1', 'http://[::1]:8080/', true],
    ['10.0.0.0/8', 'http://10.200.1.1/', true],
    ['10.0.0.0/8', 'http://11.0.0.1/', true],
    ['10.0.0.0/8', 'http://192.168.0.1/', false],
    ['fd00::/8', 'http://[fd12::1]/', true],
    ['localhost', 'http://localhost:3000/', true],
    ['localhost:3000', 'http://localhost:3001/', false],
    ['wiki.intranet', 'https://WIKI.intranet/', true],
  ])('%s and %s: %s', (allow, written, answer) => {
    expect(refusal(written, [allow]) === undefined).toBe(answer);
  });

  it('by name hold for whatever the name resolves to', () => {
    expect(isListed(['uutishuone.example:8080'], 'Uutishuone.example', 8080)).toBe(true);
    expect(isListed(['uutishuone.example:8080'], 'uutishuone.example', 80)).toBe(false);
  });

  it.each(['10.0.0.0/99', 'http://127.0.0.1', '127.0.0.1:port', ''])('cannot be written as "%s"', (entry) => {
    expect(() => addressRules([entry])).toThrow();
  });
});
