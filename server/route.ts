// A route is an endpoint with the verb that answers it. routes.ts of each folder lists them; http/ mounts them.
import { type Endpoint, type OutputOf, type ParsedInputOf, isActing } from '../contract/endpoint.ts'
import { askingAs } from './venue/index.ts'
import type { Person, Viewer } from './people/port.ts'
import type {
  Context,
  OptionalViewerContext,
  PersonContext,
  ViewerContext,
  Visit,
} from './context.ts'

export type Verb<C, E extends Endpoint> = (args: {
  ctx: C
  input: ParsedInputOf<E>
}) => Promise<OutputOf<E>>

export interface Route {
  endpoint: Endpoint
  /** Called with parsed input and the context that the endpoint's `auth` requires. */
  answer: (ctx: (Context | PersonContext) & Visit, input: unknown) => Promise<unknown>
  /** Requests that act for signed-in people accept an Idempotency-Key and a Request-Deadline. */
  acts: boolean
}

export function publicRoute<E extends Endpoint>(
  endpoint: E,
  verb: Verb<Context & Visit, E>,
): Route {
  if (endpoint.auth !== 'public') throw new Error(`${endpoint.id} is not public`)
  // Who signs in acts, and must not wait for what others only look at.
  const who = endpoint.method === 'GET' ? 'visitor' : 'protection'
  return {
    endpoint,
    answer: (ctx, input) => askingAs(who, () => verb({ ctx, input: parsed<E>(input) })),
    acts: false,
  }
}

/** A public route; with a token the verb gets the viewer. */
export function optionalViewerRoute<E extends Endpoint>(
  endpoint: E,
  verb: Verb<OptionalViewerContext & Visit, E>,
): Route {
  if (endpoint.auth !== 'optional') throw new Error(`${endpoint.id} is not open to both`)
  return {
    endpoint,
    answer: (ctx, input) => {
      const viewer = 'viewer' in ctx && hasWallet(ctx.viewer) ? ctx.viewer : null
      const call = () => verb({ ctx: { ...ctx, viewer }, input: parsed<E>(input) })
      return viewer === null ? askingAs('visitor', call) : call()
    },
    acts: false,
  }
}

/** For people who have signed in and have a wallet. */
export function viewerRoute<E extends Endpoint>(
  endpoint: E,
  verb: Verb<ViewerContext & Visit, E>,
): Route {
  if (endpoint.auth !== 'viewer') throw new Error(`${endpoint.id} is not for viewers`)
  return signedInRoute(endpoint, ({ ctx, input }) => {
    const { viewer } = ctx
    if (!hasWallet(viewer)) throw new Error('a viewer route was called without a wallet')
    return verb({ ctx: { ...ctx, viewer }, input })
  })
}

/** For everybody who has signed in, also without a wallet. */
export function personRoute<E extends Endpoint>(
  endpoint: E,
  verb: Verb<PersonContext & Visit, E>,
): Route {
  if (endpoint.auth !== 'person') throw new Error(`${endpoint.id} is not for persons`)
  return signedInRoute(endpoint, verb)
}

function signedInRoute<E extends Endpoint>(
  endpoint: E,
  verb: Verb<PersonContext & Visit, E>,
): Route {
  const acts = isActing(endpoint)
  return {
    endpoint,
    answer: (context, input) => {
      const ctx = withPerson(context)
      return askingAs(priorityOf(ctx.viewer, acts), () => verb({ ctx, input: parsed<E>(input) }))
    },
    acts,
  }
}

function hasWallet(person: Person): person is Viewer {
  return person.address !== null
}

/** What people do comes before what they look at, and both before what the house does. */
function priorityOf({ isHouse }: Person, acts: boolean) {
  if (isHouse === true) return 'market'
  return acts ? 'protection' : 'account'
}

/** The mount has parsed the input with the endpoint's own schemas just before. */
function parsed<E extends Endpoint>(input: unknown): ParsedInputOf<E> {
  return input as ParsedInputOf<E>
}

function withPerson(ctx: (Context | PersonContext) & Visit): PersonContext & Visit {
  if (!('viewer' in ctx)) throw new Error('a route for signed-in people was called without one')
  return ctx
}
