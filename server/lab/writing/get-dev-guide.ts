import type * as contract from '../../../contract/endpoints.ts'
import { guide } from '../../../sandbox/language/guide.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

export const getDevGuide: Verb<PersonContext, typeof contract.getDevGuide> = async () => ({
  guide: guide(),
})
