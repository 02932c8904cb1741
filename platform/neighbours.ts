// Every port of ours is open to each program on this machine, and so to each page that its owner visits. A page cannot lie
// about two headers: Host, which is the page's own name when that name was rebound to this machine, and Origin.
import { isIP } from 'node:net'

const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Wallets ask from the background of a browser extension, whose origin no page can take on. */
const extension = /^(chrome|moz|safari-web)-extension:\/\/[\w-]+$/

/** Only programs on this machine reach what is bound to such an address. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || address.startsWith('127.')
}

/**
 * True for an IP address, for this machine, and for the names that the operator gave, in lower case: any other name may
 * have been rebound to it.
 */
export function isOwnHost(host: string | undefined, ...names: string[]): boolean {
  const name = urlOf(`http://${host}`)?.hostname
  if (host === undefined || name === undefined) return false
  return name === 'localhost' || names.includes(name) || isIP(name.replace(/^\[|\]$/g, '')) > 0
}

/** True for pages of the server itself and of this machine. Programs send no Origin; browsers do when they act. */
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
