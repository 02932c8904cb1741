import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { venue } from './require-account.ts'

export const listExchanges: Verb<ViewerContext, typeof contract.listExchanges> = async () => [
  { id: venue, name: 'Hyperliquid', type: 'dex', requires: ['wallet'], can_trade: true },
]
