// A server on this machine that trades is a target for every page its owner visits. Two checks stand before all routes:
// the Host must be a name of this machine (else a page could rebind its own name to 127.0.0.1), and a request that
// changes something must not come from a page of somebody else, except of an origin that the operator has named.
import type { FastifyRequest } from 'fastify'
import { ServiceError } from '../../contract/errors.ts'
import { isLoopback, isOwnHost, isOwnOrigin } from '../../platform/neighbours.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

export function refuseStrangers(
  boundTo: string,
  friends: readonly string[] = [],
): (request: FastifyRequest) => Promise<void> {
  const onLoopback = isLoopback(boundTo)
  return async ({ method, headers, ws }) => {
    if (onLoopback && !isOwnHost(headers.host, boundTo)) {
      throw new ServiceError('ORIGIN_REFUSED', 'This server does not answer under that host name')
    }
    const mayChange = ws || !safeMethods.has(method)
    const isNamed = headers.origin !== undefined && friends.includes(headers.origin)
    if (mayChange && !isNamed && !isOwnOrigin(headers.origin, headers.host)) {
      throw new ServiceError('ORIGIN_REFUSED', 'Requests from pages of another origin are refused')
    }
  }
}
