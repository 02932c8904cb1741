// The programs' documented endpoints with the documents' bodies, and what must come back. In an order in which each
// works.

export interface DocumentedProgram {
  body?: unknown
  status?: number
  fields: readonly string[]
}

const daysAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** The fields of a list are those of its first row. */
export const documentedPrograms: Readonly<Record<string, DocumentedProgram>> = {
  'POST /': {
    body: { name: 'Grid Bot', code: 'fn run(ctx) { ... }', description: 'Grid trading strategy' },
    status: 201,
    fields: ['id', 'name', 'created_at'],
  },
  'GET /': { fields: ['0.id', '0.name', '0.enabled', '0.created_at'] },
  'GET /1': { fields: ['id', 'name', 'code', 'enabled', 'created_at'] },
  'PUT /1': {
    body: { code: 'fn run(ctx) { ctx.buy("BTC", 0.01) }' },
    fields: ['id', 'name', 'code', 'enabled', 'created_at'],
  },
  'GET /dev-guide': { fields: ['guide'] },
  'POST /validate': {
    body: { code: 'fn run(ctx) { ctx.buy("BTC", 0.01) }' },
    fields: ['valid', 'errors'],
  },
  'POST /test-run': {
    body: { program_id: 1, symbol: 'BTC' },
    fields: ['status', 'result.action', 'result.quantity', 'result.reason'],
  },
  'POST /query-market-data': {
    body: { symbol: 'BTC', indicators: ['rsi', 'macd'] },
    fields: ['symbol', 'price', 'indicators.rsi', 'indicators.macd.value'],
  },
  'POST /ai-chat': {
    body: { message: 'Help me write a grid trading program' },
    fields: ['response', 'conversation_id'],
  },
  'GET /ai-conversations': { fields: ['0.id', '0.title', '0.created_at'] },
  'GET /ai-conversations/conv-prog-001/messages': { fields: ['0.id', '0.role', '0.content'] },
  'GET /available-symbols': { fields: ['symbols'] },
  'POST /backtest': {
    body: { program_id: 1, symbol: 'BTC', start_date: '2026-03-01', end_date: '2026-04-01' },
    fields: ['backtest_id', 'status'],
  },
  'POST /1/backtest': {
    body: { symbol: 'BTC', start_date: daysAgo(4) },
    fields: ['backtest_id', 'status'],
  },
  'GET /backtest/history': {
    fields: ['0.id', '0.program_id', '0.symbol', '0.status', '0.created_at'],
  },
  'GET /backtest/bt-001': {
    fields: ['id', 'program_id', 'total_trades', 'win_rate', 'total_pnl', 'max_drawdown'],
  },
  'GET /backtest/bt-002/triggers': {
    fields: ['0.id', '0.type', '0.symbol', '0.price', '0.timestamp'],
  },
  'GET /backtest/bt-002/markers': {
    fields: ['0.type', '0.timestamp', '0.price', '0.side'],
  },
  'GET /backtest/trigger/trig-002-1': {
    fields: ['id', 'type', 'symbol', 'price', 'context'],
  },
}
