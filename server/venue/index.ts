// What other rooms may import from venue/ besides its ports.
export { affordableAge } from './affordable-age.ts'
export { ExchangeBusy } from './exchange/failures.ts'
export { sizesAfter, sizesOf } from './account/sizes.ts'
export { isGateway } from './exchange/ledger/gateways.ts'
export { exchangeTerms } from './exchange/terms.ts'
export { askingAs } from './exchange/weight/priority.ts'
export { venueWeightPerMinute } from './exchange/weight/request-weights.ts'
export { type RefusalKind, refusalKind } from './exchange/orders/refusal-kinds.ts'
