import type { getAuthority } from '../../../contract/people/authority.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

/** Every page asks. What is well is asked of the exchange seldom; what is not may be well any moment. */
const maxAgeMs = { well: 30_000, ill: 5_000 }

export const readAuthority: Verb<ViewerContext, typeof getAuthority> = ({ ctx }) => {
  const { authority, viewer } = ctx
  const isWell = authority.known(viewer.id)?.mayClose === true
  return authority.look(viewer, isWell ? maxAgeMs.well : maxAgeMs.ill)
}
