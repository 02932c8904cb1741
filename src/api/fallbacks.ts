// For a server that offers only the documented API: other requests of the dashboard are answered from documented
// ones where those contain the same, and otherwise fail as not offered.
import { t } from '@lingui/core/macro'
import { isDocumented } from '../../contract/http/documented.ts'
import { ApiError } from '../../contract/http/api-error.ts'
import type { Call, CallOptions, Viewer } from '../../contract/client.ts'
import { getConfig, type Config } from '../../contract/ops/config.ts'
import type { Endpoint, InputOf, OutputOf } from '../../contract/endpoint.ts'
import { preflightSession } from '../../contract/sessions/session-starts.ts'
import {
  getCurrentTrade,
  getSession,
  listActiveSessions,
  listSessions,
  listSessionTrades,
  stopSession,
  type Session,
} from '../../contract/sessions/sessions.ts'
import { plainWorld, type WorldSettings } from './exchange/plain-world.ts'

interface Asked {
  call: Call
  viewer: Viewer | null
  options: CallOptions
}

/** Takes the input of its endpoint and returns its output; the types are lost in a table of many. */
type Fallback = (asked: Asked, input: never) => Promise<unknown>

function fallback<E extends Endpoint>(
  endpoint: E,
  answer: (asked: Asked, input: InputOf<E>) => Promise<OutputOf<E>>,
): [string, Fallback] {
  return [endpoint.id, answer]
}

const fallbacks = new Map<string, Fallback>([
  fallback(listSessions, async (asked, { query }) => {
    const running = await runningSessions(asked)
    const items = running.filter(
      ({ status }) => query?.status === undefined || query.status === status,
    )
    return { items, nextCursor: null }
  }),
  fallback(getSession, (asked, { params }) => runningSession(asked, params.sessionId)),
  fallback(listSessionTrades, async ({ call, viewer, options }, { params }) => {
    const { trade } = await call(viewer, getCurrentTrade, { query: params }, options)
    return trade === null ? [] : [trade]
  }),
  // Closing the trade is not the same: the session would continue, and may open the next one.
  fallback(stopSession, async () => {
    throw notOffered(t`stopping a session. Close its trade instead, which closes all its positions`)
  }),
  // The server itself refuses a session that cannot start.
  fallback(preflightSession, async () => ({ ok: true, checks: [] })),
])

/**
 * Requests only what every compatible server offers. `settings`: the network and addresses of a server that does not
 * tell them.
 */
export function withFallbacks(call: Call, settings: WorldSettings): Call {
  let told: Promise<Config | null> | undefined

  /** Null for a server with the documented API only. Asked once, and again when there was no answer at all. */
  function world(): Promise<Config | null> {
    told ??= call(null, getConfig, {}).catch((error: unknown) => {
      if (isAnswer(error)) return null
      told = undefined
      throw error
    })
    return told
  }

  return async function callOrFallBack(viewer, endpoint, input, options = {}) {
    if (isDocumented(endpoint)) return call(viewer, endpoint, input, options)
    const config = await world()
    if (endpoint.id === getConfig.id) return typed(endpoint, config ?? plainWorld(settings))
    if (config !== null) return call(viewer, endpoint, input, options)
    const answer = fallbacks.get(endpoint.id)
    if (answer === undefined) throw notOffered(endpoint.summary)
    return typed(endpoint, await answer({ call, viewer, options }, input as never))
  }
}

/** Any answer of a server to an unknown address: a 404, a 401, or a start page. */
function isAnswer(error: unknown): boolean {
  return error instanceof ApiError && error.status > 0 && error.status < 500 && error.status !== 429
}

function runningSessions({ call, viewer, options }: Asked): Promise<Session[]> {
  return call(viewer, listActiveSessions, {}, options)
}

async function runningSession(asked: Asked, sessionId: string): Promise<Session> {
  const found = (await runningSessions(asked)).find(({ id }) => id === sessionId)
  if (found !== undefined) return found
  throw new ApiError(
    'NOT_FOUND',
    t`This session is not running any more; the server keeps no others.`,
    {
      status: 404,
    },
  )
}

function notOffered(what: string): ApiError {
  return new ApiError('NOT_OFFERED', t`The connected server does not offer this: ${what}.`)
}

/** The table's own type checks each answer against its endpoint's output; here that is forgotten. */
function typed<E extends Endpoint>(_endpoint: E, output: unknown): OutputOf<E> {
  return output as OutputOf<E>
}
