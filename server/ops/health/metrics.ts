// The content of /health in Prometheus' format.
import { Counter, Gauge, Registry } from 'prom-client'
import type { HealthFinding } from '../../../contract/ops/health.ts'
import type { Context } from '../../context.ts'
import { readHealth } from './health.ts'

const dayMs = 86_400_000

const levels: Record<HealthFinding['level'], number> = { ok: 0, warn: 1, bad: 2 }

/** In Prometheus' text format. */
export async function readMetrics(ctx: Context): Promise<{ type: string; text: string }> {
  const health = await readHealth({ ctx, input: {} })
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `alura_${name}`, help, labelNames, registers })

  gauge('uptime_seconds', 'Since the process started').set(health.uptimeMs / 1000)
  gauge('memory_bytes', 'Resident set of the process').set(process.memoryUsage.rss())
  const up = gauge('up', 'Whether a part answers: 1 or 0', ['part'])
  for (const [part, { status }] of Object.entries(health.checks)) {
    up.set({ part }, status === 'ok' ? 1 : 0)
  }
  const weight = ctx.exchange.weight()
  if (weight !== null) {
    gauge('exchange_weight_limit', 'Of a minute, as far as is known').set(weight.limit)
    gauge('exchange_weight_used', 'In the last minute, by this machine').set(weight.used)
    gauge('exchange_weight_waiting', 'Questions that wait for room').set(weight.waiting)
    gauge('exchange_weight_refusals', 'Refused since the start').set(weight.refusals)
    gauge('exchange_weight_turned_away', 'Not asked for want of room').set(weight.turnedAway)
  }
  const level = gauge('finding_level', 'What was found: 0 ok, 1 warn, 2 bad', ['finding'])
  const value = gauge('finding_value', 'The number behind a finding, in the unit of its name', [
    'finding',
  ])
  for (const finding of health.findings) {
    level.set({ finding: finding.name }, levels[finding.level])
    if (finding.value !== undefined) value.set({ finding: finding.name }, finding.value)
  }
  const orders = gauge('orders', 'That are not over, by state', ['state'])
  for (const { status, count } of await ctx.store.orders.countLiving()) {
    orders.set({ state: status }, count)
  }
  streamMetrics(ctx, gauge)
  await bookMetrics(ctx, gauge)
  const assets = await ctx.exchange.assets().catch(() => [])
  const told = assets.flatMap(({ symbol }) => ctx.exchange.mark(symbol)?.at ?? [])
  if (told.length > 0) {
    const age = Math.max(0, ctx.clock() - Math.max(...told)) / 1000
    gauge('price_age_seconds', 'Since the exchange last told a price').set(age)
  }
  const unknown = new Counter({
    name: 'alura_unknown_rows_total',
    help: 'What the exchange told and this server does not know, since it started',
    labelNames: ['kind'],
    registers,
  })
  for (const { kind, times } of ctx.findings.unknownRows()) unknown.inc({ kind }, times)
  const texts = await Promise.all([registry.metrics(), ctx.findings.durations()])
  return { type: registry.contentType, text: texts.join('\n') }
}

type NewGauge = (name: string, help: string, labelNames?: string[]) => Gauge

/** Left out where a stream has told nothing yet. */
function streamMetrics({ exchange }: Context, gauge: NewGauge): void {
  const { followed, told, ageMs: user } = exchange.streamedAccounts()
  const candles = exchange.candleStreams().flatMap(({ ageMs }) => ageMs ?? [])
  const ages = {
    market: exchange.streamAgeMs(),
    candles: candles.length === 0 ? null : Math.max(...candles),
    user,
  }
  const age = gauge(
    'stream_age_seconds',
    'Since the last message: of prices, of the candles and of the account that were told of longest ago',
    ['stream'],
  )
  for (const [stream, ms] of Object.entries(ages)) if (ms !== null) age.set({ stream }, ms / 1000)
  const accounts = gauge('streamed_accounts', 'That are followed, and whose state streams tell', [
    'state',
  ])
  accounts.set({ state: 'followed' }, followed)
  accounts.set({ state: 'told' }, told)
}

async function bookMetrics({ store, clock }: Context, gauge: NewGauge): Promise<void> {
  const [books, living, refused, messages, backtests, events] = await Promise.all([
    store.reconciliations.standing(),
    store.deskTrades.countLiving(),
    store.refusedTrades.countSince(clock() - dayMs),
    store.noticeDeliveries.waiting(),
    store.backtests.unfinished(),
    store.outbox.waiting(),
  ])
  gauge('reconciled_accounts', 'Whose books were compared with the exchange').set(books.accounts)
  if (books.largest !== null) {
    const help = 'The largest of an account between its books and the exchange, USDC, unsigned'
    gauge('reconciliation_difference_usdc', help).set(Number(books.largest))
  }
  const trades = gauge('desk_trades', 'By hand, that have not ended, by state', ['state'])
  for (const state of ['opening', 'open', 'closing'] as const) {
    trades.set({ state }, living.find(({ status }) => status === state)?.count ?? 0)
  }
  const rules = gauge(
    'desk_trades_refused',
    'By the limits of their person, in the last 24 hours',
    ['rule'],
  )
  for (const { rule, count } of refused) rules.set({ rule }, count)
  const queues = gauge('queue_length', 'What waits or is being worked on', ['queue'])
  for (const [queue, length] of Object.entries({ messages, backtests, events })) {
    queues.set({ queue }, length)
  }
}
