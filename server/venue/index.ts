// What other rooms may use of venue/ beside its ports.
export { ExchangeBusy } from './exchange/failures.ts'
export { exchangeTerms } from './exchange/terms.ts'
