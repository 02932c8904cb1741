import { exampleIds } from './examples/entities.ts'

interface Meaning {
  description: string
  example?: unknown
}

const account = { description: 'Of an exchange account of the viewer', example: exampleIds.user }

const entry = { description: 'Of an entry of the viewer', example: exampleIds.trade }

const image = { description: 'Of a picture of the viewer', example: exampleIds.trade }

const meanings: Record<string, Meaning> = {
  txHash: {
    description: 'Of the transaction on the chain: 0x and 64 hex digits',
    example: `0x${'ab'.repeat(32)}`,
  },
  sessionId: { description: 'Of a session of the viewer', example: exampleIds.session },
  tradeId: { description: 'Of a trade of the viewer', example: exampleIds.trade },
  positionId: { description: 'Of a position of the viewer', example: exampleIds.position },
  userId: { description: 'Of the viewer, as in the profile', example: exampleIds.user },
  'leaderboard.trader.userId': { description: 'Of any trader', example: exampleIds.user },
  id: { description: 'Of a trade by hand of the viewer', example: exampleIds.trade },
  'exchanges.remove.id': account,
  'exchanges.test.id': account,
  'exchanges.balance.id': account,
  'exchanges.positions.id': account,
  'agentWallet.revoke.id': account,
  'journal.entry.id': entry,
  'journal.changeEntry.id': entry,
  'journal.deleteEntry.id': entry,
  'journal.undoImport.id': { description: 'Of an import of the viewer', example: exampleIds.trade },
  'journal.image.id': image,
  'journal.deleteImage.id': image,
  'journal.entries.q': { description: 'Words, "a phrase", -without, or' },
  'journal.search.q': { description: 'Words, "a phrase", -without, or' },
  trade_id: { description: 'Only about this trade of the journal' },
  entry_type: { description: 'The type of entry', example: 'daily-review' },
  date: { description: 'A day in the time zone; today by default', example: '2026-04-01' },
  date_from: { description: 'The first day', example: '2026-04-01' },
  date_to: { description: 'The last day, which is included', example: '2026-04-30' },
  tz: { description: 'The time zone of the days', example: 'Europe/Berlin' },
  page: { description: 'Which page, from 1' },
  'auth.endSignIn.id': { description: 'Of a sign-in of the viewer', example: exampleIds.signIn },
  symbol: { description: 'A market of the exchange', example: 'BTC' },
  interval: { description: 'Length of a candle', example: '15m' },
  limit: { description: 'How many at most' },
  cursor: { description: '`nextCursor` of the page before' },
  from: { description: 'Not before, epoch milliseconds' },
  to: { description: 'Not after, epoch milliseconds' },
  q: { description: 'Part of the text to look for, any case' },
  level: { description: 'Only of this level' },
  kind: { description: 'Only of this kind' },
  status: { description: 'Only in this state' },
  period: { description: 'How far back' },
  sort: { description: 'What to rank by; best first' },
  who: { description: 'People, house traders or both' },
  minTrades: { description: 'Closed positions that a trader needs to be ranked' },
}

/** Throws for a parameter without a description. */
export function parameterMeaning(name: string, endpointId: string): Meaning {
  const meaning = meanings[`${endpointId}.${name}`] ?? meanings[name]
  if (meaning === undefined) throw new Error(`parameter ${name} of ${endpointId} has no meaning`)
  return meaning
}
