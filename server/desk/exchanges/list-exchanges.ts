import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { venue } from './require-account.ts'

type Listed = typeof contract.listExchanges

export const listExchanges: Verb<ViewerContext, Listed> = async ({ ctx }) => [
  { id: venue, name: 'Hyperliquid', type: 'dex', requires: ['wallet'], can_trade: true },
  ...ctx.keyVenues.offered.map(({ id, name, needsPassphrase }) => ({
    id,
    name,
    type: 'cex' as const,
    requires: [
      'api_key' as const,
      'secret' as const,
      ...(needsPassphrase ? ['passphrase' as const] : []),
    ],
    can_trade: false,
  })),
]
