import type { getAuthority } from '../../../contract/people/authority.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

/** Every page asks. What is well is asked of the exchange seldom; what is not may be well any moment. */
const leastMs = { well: 30_000, ill: 5_000 }
/** Should it be lost sooner, something is refused for it, which tells. */
const price = { well: { weight: 20, aMinute: 8 }, ill: { weight: 20, aMinute: 60 } }

/** How old an answer may be that costs so much, in ms; the exchange's limits say. */
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
