import { exampleIds } from './examples/entities.ts'

interface Meaning {
  description: string
  example?: unknown
}

const program = { description: 'Of a program of the viewer', example: '1' }
const talk = { description: 'Of a talk of the viewer', example: 'conv-prog-001' }
const backtest = { description: 'Of a backtest of the viewer', example: 'bt-001' }
const account = { description: 'Of an exchange account of the viewer', example: exampleIds.user }

const entry = { description: 'Of an entry of the viewer', example: exampleIds.trade }

const image = { description: 'Of a picture of the viewer', example: exampleIds.trade }
const journalTrade = {
  description: 'Of a trade in the viewer’s journal',
  example: '6b0c5f8e-2d0a-4f57-9a43-0d6f1c2b3a41',
}
const typedTrade = { ...journalTrade, description: 'Of a trade that the viewer typed' }
const tag = {
  description: 'Of a tag of the viewer',
  example: 'f1f0a3c4-5b6d-4e7f-8a9b-0c1d2e3f4a5b',
}
/** The endpoints that take the journal's filters. */
const filtered = [
  'trades',
  'export',
  'overview',
  'equityCurve',
  'dailyPnl',
  'symbols',
  'durations',
  'returns',
  'times',
  'options',
  'rs',
  'excursions',
  'setups',
  'targets',
]
const ofMarket = Object.fromEntries(
  filtered.map((name) => [
    `journal.${name}.symbol`,
    { description: 'Only in this market; `BTC` means any of it', example: 'BTC_USDT' },
  ]),
)

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
  targetId: {
    description: 'Of a place that the viewer’s messages go to',
    example: exampleIds.trade,
  },
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
  'journal.trade.id': journalTrade,
  'journal.setNotes.id': journalTrade,
  'journal.changeTrade.id': typedTrade,
  'journal.deleteTrade.id': typedTrade,
  'journal.addTags.id': journalTrade,
  'journal.removeTag.id': journalTrade,
  'journal.changeTag.id': tag,
  'journal.deleteTag.id': tag,
  tag_id: tag,
  'journal.trades.sort': { description: 'What to sort by' },
  'journal.export.sort': { description: 'What to sort by' },
  year: { description: 'The calendar year in the time zone', example: '2026' },
  attempted: {
    description: 'Whether somebody wanted to place it: a refusal by a limit is remembered',
    example: 'false',
  },
  order: { description: 'Smallest or largest first' },
  format: { description: 'What to make of them' },
  exchange: { description: 'Only of this exchange', example: 'hyperliquid' },
  ...ofMarket,
  side: { description: 'Only in this direction; `long` is `buy`' },
  origin: { description: 'Only from this way to trade' },
  tag: { description: 'Only with this tag, by name or id; `none`: without tags' },
  setup: { description: 'Only of this setup; `none`: without one' },
  result: { description: 'Only won, or only lost ones: net 0 or less' },
  planned: { description: 'Whether it had a stop and a target when it was opened' },
  by: { description: 'What to group by' },
  trade_id: { description: 'Only about this trade of the journal' },
  entry_type: { description: 'The type of entry', example: 'daily-review' },
  date: { description: 'A day in the time zone; today by default', example: '2026-04-01' },
  date_from: { description: 'The first day', example: '2026-04-01' },
  date_to: { description: 'The last day, which is included', example: '2026-04-30' },
  tz: { description: 'The time zone of the days', example: 'Europe/Berlin' },
  'executions.list.program_id': { description: 'Only of this program', example: '1' },
  'executions.list.account_id': { description: 'Only of this trader', example: '1' },
  'executions.list.binding_id': { description: 'Only of this binding', example: '1' },
  'executions.list.action': { description: 'Only of this action' },
  'executions.list.before': { description: 'Decided before', example: '2026-04-10' },
  'executions.list.after': { description: 'Decided after', example: '2026-04-01' },
  'traders.decisions.before': { description: 'Older than the decision of this id', example: '41' },
  'ai.conversations.search': {
    description: 'Part of the title or of any message, any case',
    example: 'grid',
  },
  'ai.messages.id': talk,
  'ai.delete.id': talk,
  page: { description: 'Which page, from 1' },
  'auth.endSignIn.id': { description: 'Of a sign-in of the viewer', example: exampleIds.signIn },
  per_page: { description: 'How many at most; counts before `limit`' },
  after: { description: 'Made later: a day, a time, or epoch milliseconds', example: '2026-04-01' },
  before: {
    description: 'Made earlier: a day, a time, or epoch milliseconds',
    example: '2026-05-01',
  },
  program_id: { description: 'Only of this program', example: '1' },
  type: { description: 'Only this action' },
  trigger_id: { description: 'Of a trigger of the viewer’s backtests', example: 'trig-001-1' },
  backtest_id: {
    description: 'A completed backtest of its program; the latest one by default',
    example: 'bt-001',
  },
  token: { description: 'From the link', example: 'qk3J0c5d2Wl7v9aBx1Yz4Q' },
  'programs.get.id': program,
  'programs.change.id': program,
  'programs.delete.id': program,
  'programs.versions.id': program,
  'backtests.startOf.id': program,
  'backtests.get.id': backtest,
  'backtests.cancel.id': backtest,
  'backtests.triggers.id': backtest,
  'backtests.markers.id': backtest,
  'backtests.share.id': backtest,
  'backtests.unshare.id': backtest,
  'backtests.robustness.id': backtest,
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
