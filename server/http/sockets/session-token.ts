// `?session_token=…` at the opening of a socket, for clients that cannot set headers there. What follows `?` is in no log of ours.
import type { FastifyRequest } from 'fastify'
import { ServiceError } from '../../../contract/errors.ts'
import type { Authenticator } from '../../people/port.ts'

/** Throws TOKEN_INVALID, TOKEN_EXPIRED or SCOPE_MISSING. Without the parameter nobody is recognised. */
export function recogniseSessionToken(authenticators: readonly Authenticator[]) {
  const bearer = authenticators.find(({ kind }) => kind === 'bearer')
  return async (request: FastifyRequest): Promise<void> => {
    const token = new URL(request.url, 'http://localhost').searchParams.get('session_token')
    if (token === null) return
    if (bearer === undefined || !/^\S{1,4096}$/.test(token)) {
      throw new ServiceError('TOKEN_INVALID', 'This is no session_token')
    }
    const viewer = await bearer.authenticate(`Bearer ${token}`)
    if (!viewer.via.scopes.has('read')) {
      throw new ServiceError('SCOPE_MISSING', 'This sign-in may not see: it lacks “read”')
    }
    request.viewer = viewer
  }
}
