// A server on this machine that trades is a target for every page its owner visits. Two checks stand before all routes:
// the Host must be a name of this machine (else a page could rebind its own name to 127.0.0.1), and a request that
// changes something must not come from a page of somebody else, except of an origin that the operator has named.
import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { ServiceError } from '../../contract/errors.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])

export function refuseStrangers(
  boundTo: string,
  friends: readonly string[] = [],
): (request: FastifyRequest) => Promise<void> {
  const isLoopback = boundTo === 'localhost' || boundTo === '::1' || boundTo.startsWith('127.')
  return async ({ method, headers, ws }) => {
    if (isLoopback && !isOurs(headers.host, boundTo)) {
      throw new ServiceError('ORIGIN_REFUSED', 'This server does not answer under that host name')
    }
    const mayChange = ws || !safeMethods.has(method)
    const isNamed = headers.origin !== undefined && friends.includes(headers.origin)
    if (mayChange && !isNamed && !isFriendly(headers.origin, headers.host)) {
      throw new ServiceError('ORIGIN_REFUSED', 'Requests from pages of another origin are refused')
    }
  }
}

function isOurs(host: string | undefined, boundTo: string): boolean {
  const name = urlOf(`http://${host}`)?.hostname
  if (name === undefined) return false
  return name === 'localhost' || name === boundTo || isIP(name.replace(/^\[|\]$/g, '')) > 0
}

/** Programs send no Origin; browsers always do when they change something. */
function isFriendly(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true
  const url = urlOf(origin)
  if (url === undefined || !/^https?:$/.test(url.protocol)) return false
  return url.host === host || localNames.has(url.hostname)
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
