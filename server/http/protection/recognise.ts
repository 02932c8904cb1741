// Finds the viewer by the credentials that an endpoint accepts, and checks that the credential's scopes allow the
// request.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { scopeOf, takenBy } from '../../../contract/http/credentials.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Authenticator, Person, Presented } from '../../people/port.ts'
import { type CookieSettings, cookiesOf } from '../cookies.ts'

/** The fields of an endpoint, or of a socket, that are needed to recognise a viewer. */
type Recognised = Pick<Endpoint, 'id' | 'method' | 'path' | 'auth' | 'takes' | 'scope'>

/**
 * The first of `authenticators` whose credential is present decides. A wrong credential is refused even where
 * signing in is optional. Throws at once when an endpoint accepts a kind that no authenticator reads.
 */
export function recogniseViewer(
  endpoint: Recognised,
  authenticators: readonly Authenticator[],
  config: CookieSettings,
) {
  const kinds = takenBy(endpoint)
  const unread = kinds.find((kind) => !authenticators.some((one) => one.kind === kind))
  if (unread !== undefined) throw new Error(`${endpoint.id} takes ${unread}, which nobody reads`)
  const taken = authenticators.filter(({ kind }) => kinds.includes(kind))

  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const cookies = cookiesOf(config, request, reply)
    const viewer = await viewerBehind(taken, { headers: request.headers, cookies })
    if (viewer === undefined) {
      if (endpoint.auth === 'optional') return
      throw new ServiceError('TOKEN_MISSING', `Sign in first: this needs ${wordsOf(kinds)}`)
    }
    const scope = scopeOf(endpoint)
    if (!viewer.via.scopes.has(scope)) {
      throw new ServiceError('SCOPE_MISSING', `This sign-in may not do that: it lacks “${scope}”`)
    }
    if (viewer.address === null && endpoint.auth !== 'person') {
      if (endpoint.auth === 'optional') return
      throw new ServiceError('WALLET_MISSING', 'Your account has no wallet yet: link one first')
    }
    request.viewer = viewer
  }
}

async function viewerBehind(
  taken: readonly Authenticator[],
  presented: Presented,
): Promise<Person | undefined> {
  for (const { find, authenticate } of taken) {
    const credential = find(presented)
    if (credential !== undefined) return authenticate(credential)
  }
  return undefined
}

const words = { bearer: 'a bearer token', cookie: 'the cookie of a sign-in' }

function wordsOf(kinds: ReturnType<typeof takenBy>): string {
  return kinds.map((kind) => words[kind]).join(' or ')
}
