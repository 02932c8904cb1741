// A server on this machine that trades is a target for every page its owner visits. All routes have two checks: the
// Host must be a name of this server (otherwise a page could rebind its own name to this machine), and a request
// that changes something must not come from another site's page, unless the operator allows its origin.
import type { FastifyRequest } from 'fastify'
import { ServiceError } from '../../../contract/errors.ts'
import { isOwnHost, isOwnOrigin } from '../../../platform/neighbours.ts'
import { ownNames } from '../../settings/addresses.ts'
import type { ServerConfig } from '../../settings/config.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

export function isSafe(method: string): boolean {
  return safeMethods.has(method)
}

export function refuseStrangers(
  config: Pick<ServerConfig, 'host' | 'publicUrl' | 'corsOrigins'>,
): (request: FastifyRequest) => Promise<void> {
  const names = ownNames(config)
  const friends = new Set(config.corsOrigins)
  if (config.publicUrl !== undefined) friends.add(config.publicUrl)
  return async ({ method, headers, ws }) => {
    const { host, origin } = headers
    if (!isOwnHost(host, ...names)) {
      throw new ServiceError(
        'ORIGIN_REFUSED',
        `This server does not answer to the name ${quoted(host)}. If people are to reach it there, set PUBLIC_URL to that address.`,
      )
    }
    const mayChange = ws || !isSafe(method)
    const isNamed = origin !== undefined && friends.has(origin)
    if (mayChange && !isNamed && !isOwnOrigin(origin, host)) {
      throw new ServiceError(
        'ORIGIN_REFUSED',
        `Pages of ${quoted(origin)} may not use this server. If that is its own address, set PUBLIC_URL to it; a dashboard that is served elsewhere goes into CORS_ORIGINS.`,
      )
    }
  }
}

export function quoted(text = ''): string {
  return JSON.stringify(text.slice(0, 100))
}
