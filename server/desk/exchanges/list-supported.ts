import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { venue } from './require-account.ts'

type Listed = typeof contract.listSupportedExchanges

export const listSupportedExchanges: Verb<ViewerContext, Listed> = async ({ ctx }) => ({
  exchanges: [venue, ...ctx.keyVenues.offered.map(({ id }) => id)],
})
