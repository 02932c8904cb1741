import type { getAuthority } from '../../../contract/people/authority.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

/** Milliseconds. Every page asks. A valid approval is seldom checked again; a missing one may be given at any time. */
const leastMs = { well: 30_000, ill: 5_000 }
/** If an approval is lost in between, an order is refused, which shows it. */
const price = { well: { weight: 20, aMinute: 8 }, ill: { weight: 20, aMinute: 60 } }

/** The greatest age in ms of an answer with this cost, according to the exchange's limits. */
export type AffordableAge = (
  exchange: ViewerContext['exchange'],
  price: { weight: number; aMinute: number },
  leastMs: number,
) => number

export function readAuthority(
  affordableAge: AffordableAge,
): Verb<ViewerContext, typeof getAuthority> {
  return ({ ctx }) => {
    const { authority, viewer, exchange } = ctx
    const state = authority.known(viewer.id)?.mayClose === true ? 'well' : 'ill'
    return authority.look(viewer, affordableAge(exchange, price[state], leastMs[state]))
  }
}
