import { BlockList, isIPv6 } from 'node:net';

const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv4');
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/** Whether a peer can be a proxy of this deployment: on this machine or in a private network. What any other says of whom it speaks for is not believed. */
export const mayBeProxy = (address: string | undefined): boolean =>
  address !== undefined && PRIVATE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
