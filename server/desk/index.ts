// What other rooms may import from desk/.
export { askedVenue } from './exchanges/asked-venue.ts'
export { riskAccount } from './risk/risk-account.ts'
export { deskHolder as guardingHolder } from './run/desk-holder.ts'
export { releaseMarket } from './run/release-market.ts'
export { freshPrice } from './trades/check/fresh-price.ts'
export { refusalOf } from './trades/check/refusals.ts'
