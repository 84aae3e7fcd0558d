import { BlockList, isIP } from 'node:net';

const OURS = new BlockList();
const FOUR: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
const SIX: readonly (readonly [string, number])[] = [
  ['::', 96],
  ['64:ff9b::', 95],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
];
for (const [net, bits] of FOUR) OURS.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of SIX) OURS.addSubnet(net, bits, 'ipv6');

/**
 * Whether an IP address lies in the open internet: never this machine, the inner network, a link-local or metadata
 * address, nor one that carries an IPv4 address within. What is no IP address is not public.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  // An IPv4 address within an IPv6 one is nothing that a name of the web resolves to.
  if (family === 6 && /^(?:0*:)*:?(?:0*:)*ffff:/i.test(address)) return false;
  return !OURS.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * An address of the web that may be tried: http or https at its usual port, without a name and password in it, and not an
 * IP address of ours. `null` where it may not.
 */
export function triable(href: string): URL | null {
  if (href.length > 2000 || !URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.port !== '' || url.username !== '' || url.password !== '') return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return isPublicAddress(host) ? url : null;
  return host.includes('.') ? url : null;
}
