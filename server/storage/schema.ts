// The tables. Money, prices and sizes are `numeric` and leave as decimal strings; times are epoch milliseconds.
export * from './schema/books.ts'
export * from './schema/leaderboard.ts'
export * from './schema/market.ts'
export * from './schema/people.ts'
export * from './schema/referrals.ts'
export * from './schema/sessions.ts'
export * from './schema/transfers.ts'
export * from './schema/world.ts'
