// Who may use a port of localnet. All money there is test money, but without these checks any page that a person
// visits could give, move and read it.
import type { IncomingHttpHeaders } from 'node:http'
import { isExtension, isOwnHost, isOwnOrigin } from '../../platform/neighbours.ts'
import { textAnswer } from './answer.ts'

/** Localnet is only for programs and pages of this machine, wherever the API listens. */
export const loopback = '127.0.0.1'

export interface Door {
  /** Origins of dashboards served elsewhere. */
  friends: readonly string[]
  /** Browser wallets use a chain from their extension. */
  admitsExtensions: boolean
}

/** The refusal of a request; undefined when it is allowed. */
export function refusalAt(door: Door, { host, origin }: IncomingHttpHeaders): string | undefined {
  if (!isOwnHost(host, loopback)) return 'This port does not answer under that host name'
  const isWelcome =
    isOwnOrigin(origin, host) ||
    (origin !== undefined && door.friends.includes(origin)) ||
    (door.admitsExtensions && isExtension(origin))
  return isWelcome ? undefined : 'Requests from pages of another origin are refused'
}

/** Neither a form nor a script without permission can send JSON, because a browser asks first. */
export function refusalOfBody({ 'content-type': type = '' }: IncomingHttpHeaders) {
  const isJson = /^application\/json\s*(;|$)/i.test(type)
  return isJson
    ? undefined
    : textAnswer(415, 'Expected request with `Content-Type: application/json`')
}

/** For answers to allowed requests: only the page that asked may read them. */
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
