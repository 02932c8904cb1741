// Host names and IP addresses, and what can be told from their text alone.
import { isIP } from 'node:net'

/** Whether it means this machine, in a browser's spelling. */
export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127(\.\d+){3}$/.test(name)
}

/** Whether it is reachable, or resolved, only within a private network. */
export function isPrivateName(name: string): boolean {
  if (isIP(name) === 4) {
    return /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
      name,
    )
  }
  if (name.startsWith('[')) return /^\[f([cd][0-9a-f]{2}|e[89ab][0-9a-f]):/.test(name)
  return !name.includes('.') || /\.(local|lan|internal|home\.arpa|test|localhost)$/.test(name)
}

export function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

/** The host in a URL; for a server that listens on every address, the one by which this machine reaches itself. */
export function listeningName(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '[::1]' : bracketed(host)
}

export function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host
}
