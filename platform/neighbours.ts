// Every port of ours is reachable for each program on this machine, and so for each page that its owner visits. A
// page cannot fake two headers: Host, which is the page's own name when that name was rebound to this machine, and
// Origin.
import { isIP } from 'node:net'

const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Wallets send requests from a browser extension, whose origin no page can have. */
const extension = /^(chrome|moz|safari-web)-extension:\/\/[\w-]+$/

/** Whether an address is reachable only for programs on this machine. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || address.startsWith('127.')
}

/**
 * True for an IP address, for this machine, and for the operator's names (lower case): any other name may have been
 * rebound to this machine.
 */
export function isOwnHost(host: string | undefined, ...names: string[]): boolean {
  const name = urlOf(`http://${host}`)?.hostname
  if (host === undefined || name === undefined) return false
  return name === 'localhost' || names.includes(name) || isIP(name.replace(/^\[|\]$/g, '')) > 0
}

/** True for pages of the server itself and of this machine. Programs send no Origin; browsers do with every change. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true
  const url = urlOf(origin)
  if (url === undefined || !/^https?:$/.test(url.protocol)) return false
  return url.host === host || localNames.has(url.hostname)
}

export function isExtension(origin: string | undefined): boolean {
  return origin !== undefined && extension.test(origin)
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
