// What other rooms may import from desk/.
export { askedVenue } from './exchanges/asked-venue.ts'
// What other ways to trade may use of the desk: the account as the nine checks see it, and the words of their refusals.
export { riskAccount } from './risk/risk-account.ts'
export { deskHolder as guardingHolder } from './run/desk-holder.ts'
export { releaseMarket } from './run/release-market.ts'
export { freshPrice } from './trades/fresh-price.ts'
export { refusalOf } from './trades/refusals.ts'
