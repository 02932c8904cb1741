// Publishes what waits in the outbox, each event once: its messages and the ids of their rows are one transaction of the
// broker, and the rows go afterwards. Who takes over after a process that died between the two finds the ids at the broker.
import { setTimeout as wait } from 'node:timers/promises'
import type { Interval } from '../../../contract/market/market.ts'
import type { Context } from '../../context.ts'
import type { OutboxRow } from '../../storage/events/outbox.ts'
import { type Broker, type BrokerMessage, connectBroker } from './broker.ts'
import { messageOf } from './topics.ts'

export interface EventPublisher {
  start(): void
  /** Lets a transaction in progress finish. */
  stop(): Promise<void>
}

/** The finding that says whether events reach the brokers. */
export const eventsFinding = 'events'

/** Rows of one transaction. */
const atOnce = 500
/** Milliseconds. */
const pauseMs = 500
const heldMs = 15_000
const mostPatienceMs = 30_000

type Ports = Pick<Context, 'store' | 'clock' | 'log' | 'signals' | 'config' | 'newId' | 'findings'>

export function createEventPublisher(ctx: Ports, connect = connectBroker): EventPublisher {
  const { store, clock, log, config, findings } = ctx
  const owner = ctx.newId()
  const stopping = new AbortController()
  const { signal } = stopping
  let broker: Broker | undefined
  let running: Promise<unknown> = Promise.resolve()

  /** Returns whether more may wait. */
  async function round(): Promise<boolean> {
    const now = clock()
    if (!(await store.outbox.lease(owner, now, now + heldMs))) {
      await drop()
      findings.report(eventsFinding, { level: 'ok', message: 'Another process publishes events' })
      return false
    }
    if (broker === undefined) {
      broker = await connect(config.kafkaBrokers)
      await store.outbox.remove(idsOf(await broker.position()))
    }
    const rows = await store.outbox.oldest(atOnce)
    if (rows.length > 0) {
      const ids = rows.map(({ id }) => id)
      await broker.publish(await messagesOf(ctx, rows), JSON.stringify(ids))
      await store.outbox.remove(ids)
    }
    findings.report(eventsFinding, { level: 'ok', message: 'Events are published' })
    return rows.length === atOnce
  }

  async function drop(): Promise<void> {
    const gone = broker
    broker = undefined
    await gone?.close().catch(() => {})
  }

  async function keep(): Promise<void> {
    let patience = pauseMs
    while (!signal.aborted) {
      let hasMore = false
      try {
        hasMore = await round()
        patience = pauseMs
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error)
        const message = `Events wait, because they cannot be published: ${problem}`
        findings.report(eventsFinding, { level: 'warn', message })
        await drop()
        patience = Math.min(mostPatienceMs, patience * 2)
      }
      if (!hasMore) await wait(patience, undefined, { signal, ref: false }).catch(() => {})
    }
    await drop()
    await store.outbox.release(owner).catch(() => {})
  }

  return {
    start() {
      const isOn = config.kafkaBrokers.length > 0
      running = store.outbox
        .turn(isOn)
        .then(() => (isOn ? keep() : undefined))
        .catch((error: unknown) => log.error({ error: String(error) }, 'the outbox cannot be used'))
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

function idsOf(position: string | undefined): number[] {
  if (position === undefined) return []
  const ids: unknown = JSON.parse(position)
  return Array.isArray(ids) ? ids.filter((id) => Number.isSafeInteger(id)) : []
}

/** Behind the last candle of a market and interval stands the signal of its close. */
async function messagesOf(ctx: Ports, rows: readonly OutboxRow[]): Promise<BrokerMessage[]> {
  const messages: BrokerMessage[] = []
  for (const row of rows) {
    messages.push(messageOf(`outbox-${row.id}`, row))
    const told = row.topic === 'candles' ? await signalAt(ctx, row) : undefined
    if (told !== undefined) messages.push(told)
  }
  return messages
}

async function signalAt(
  { signals, log }: Ports,
  { id, key, at }: OutboxRow,
): Promise<BrokerMessage | undefined> {
  const [symbol = '', interval = ''] = key.split(':')
  try {
    const signal = await signals.latest(symbol, interval as Interval)
    // The candle closed at `at`, the signal's time is the last millisecond before.
    if (signal === undefined || Math.abs(signal.at - at) > 1) return undefined
    const { side, score, regime, price } = signal
    const data = { symbol, interval, side, score, regime, price: String(price) }
    return messageOf(`outbox-${id}-signal`, { topic: 'signals', key, type: 'closed', at, data })
  } catch (error) {
    log.debug({ error: String(error), key }, 'a signal could not be published')
    return undefined
  }
}
