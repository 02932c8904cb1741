// Who may speak to a port of localnet. Everything there is play money, but without this any page that a person visits
// could give, move and read it.
import type { IncomingHttpHeaders } from 'node:http'
import { isExtension, isOwnHost, isOwnOrigin } from '../../platform/neighbours.ts'
import { textAnswer } from './answer.ts'

/** Localnet is for programs and pages of this machine, wherever the API listens. */
export const loopback = '127.0.0.1'

export interface Door {
  /** Origins of dashboards that are served from elsewhere. */
  friends: readonly string[]
  /** Wallets in a browser reach a chain from their extension. */
  admitsExtensions: boolean
}

/** What a stranger is told; undefined: come in. */
export function refusalAt(door: Door, { host, origin }: IncomingHttpHeaders): string | undefined {
  if (!isOwnHost(host, loopback)) return 'This port does not answer under that host name'
  const isWelcome =
    isOwnOrigin(origin, host) ||
    (origin !== undefined && door.friends.includes(origin)) ||
    (door.admitsExtensions && isExtension(origin))
  return isWelcome ? undefined : 'Requests from pages of another origin are refused'
}

/** No form and no script without permission can send JSON: a browser asks first. */
export function refusalOfBody({ 'content-type': type = '' }: IncomingHttpHeaders) {
  const isJson = /^application\/json\s*(;|$)/i.test(type)
  return isJson
    ? undefined
    : textAnswer(415, 'Expected request with `Content-Type: application/json`')
}

/** For answers to those who came in: only the page that asked may read them. */
export function corsHeaders({ origin }: IncomingHttpHeaders): Record<string, string> {
  return {
    vary: 'Origin',
    ...(origin !== undefined && {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    }),
  }
}
