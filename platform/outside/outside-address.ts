// Addresses that people name and this server asks: they lead to the internet, or openly to this machine, never into the
// server's own network.
import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Addresses that belong to the server's own network, not to the internet. */
const inside = new BlockList()
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(address, prefix, 'ipv4')
}
for (const [address, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(address, prefix, 'ipv6')
}

/** An IP address, also IPv4 written as IPv6. */
function isInsideNetwork(address: string): boolean {
  return inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '::1'
}

/**
 * What is wrong with it, as the end of a sentence; undefined: it is https to the internet, or http to this machine by
 * name or loopback address. What a name stands for is checked again when it is asked. Throws for what is no URL.
 */
export function faultOfOutsideUrl(text: string): string | undefined {
  const url = new URL(text)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.username !== '' || url.password !== '') return 'must not contain a password'
  if (isThisMachine(host) && (url.protocol === 'http:' || url.protocol === 'https:')) return
  if (url.protocol !== 'https:') return 'must begin with https://, or be on this machine'
  const family = isIP(host)
  const isInside =
    family === 0
      ? !host.includes('.') || /\.(local|internal|localhost)$/.test(host)
      : isInsideNetwork(host)
  return isInside ? 'must not be an address of a private network' : undefined
}

/** A name that means something of the server's own network. */
export class LeadsInside extends Error {}

/** For `lookup` of a request: looked at when the connection is made, so that a name cannot mean something else by then. */
export const lookupOutside: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const isBad =
      !isThisMachine(hostname) && addresses?.some(({ address }) => isInsideNetwork(address))
    const [first] = addresses ?? []
    if (error) callback(error, '')
    else if (isBad || first === undefined) {
      callback(new LeadsInside('the address leads into a private network'), '')
    } else if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}
