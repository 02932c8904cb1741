// Who asks, by the credentials that an endpoint takes, and whether what they came in with may do this.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { scopeOf, takenBy } from '../../../contract/credentials.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Authenticator, Presented, Viewer } from '../../people/port.ts'
import { type CookieSettings, cookiesOf } from '../cookies.ts'

/** What has to be known of an endpoint, or of a socket, to look who comes there. */
type Recognised = Pick<Endpoint, 'id' | 'method' | 'path' | 'auth' | 'takes' | 'scope'>

/**
 * The first of `authenticators` whose credential is there decides, and one that is wrong is refused: who sends it means to
 * be recognised. Throws at once when an endpoint takes a kind that nobody reads.
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
    request.viewer = viewer
  }
}

async function viewerBehind(
  taken: readonly Authenticator[],
  presented: Presented,
): Promise<Viewer | undefined> {
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
