// @own-process: a broker, which takes what a small machine has.
// Events on a real Apache Kafka: each once, also when the answer is lost, and when the broker is away for a while.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { FetchIsolationLevels, Consumer, stringDeserializers } from '@platformatic/kafka'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createQuickSession } from '../../sessions/start/start.ts'
import { startKafka } from '../../testing/databases/kafka.ts'
import { type World, startWorld } from '../../testing/worlds/world.ts'
import { readKafkaHealth } from '../health/kafka.ts'
import { connectBroker } from './broker.ts'
import { createEventPublisher } from './publisher.ts'
import { topicOf } from './topics.ts'

let missing = ''
const kafka = await startKafka((reason) => {
  missing = reason
})
if (kafka === undefined) process.stderr.write(`skipped: ${missing}\n`)
const patient = { timeout: 120_000, interval: 200 }

interface Read {
  topic: string
  key: string
  value: { version: number; id: string; type: string; at: number; data: Record<string, unknown> }
}

describe.skipIf(kafka === undefined)('events', () => {
  const brokers = [kafka?.address ?? '']
  const read: Read[] = []
  let world: World
  let ctx: World['ctx']
  let consumer: Consumer<string, string, string, string>

  beforeAll(async () => {
    world = await startWorld()
    ctx = { ...world.ctx, config: { ...world.ctx.config, kafkaBrokers: brokers } }
    await (await connectBroker(brokers)).close()
    consumer = await listen()
  }, 240_000)
  afterAll(async () => {
    await consumer?.close(true)
    await world?.stop()
    await kafka?.stop()
  })

  async function listen() {
    const made = new Consumer({
      clientId: 'test',
      groupId: 'test',
      bootstrapBrokers: brokers,
      deserializers: stringDeserializers,
    })
    const stream = await made.consume({
      topics: Object.values(topicOf),
      mode: 'earliest',
      isolationLevel: FetchIsolationLevels.READ_COMMITTED,
    })
    stream.on('data', ({ topic, key, value }) => {
      read.push({ topic, key, value: JSON.parse(value) as Read['value'] })
    })
    // While the broker is away.
    stream.on('error', () => {})
    return made
  }

  const health = () => readKafkaHealth({ ctx, input: {} })
  const typesOf = (key: string) =>
    read.filter((message) => message.key === key).map(({ value }) => value.type)

  async function startSession() {
    const trader = await world.newTrader()
    const terms = { assetIndex: 0, budget: '100', profitTarget: 40, lossThreshold: 5 }
    const session = await createQuickSession({
      ctx: trader.ctx,
      input: { body: { ...terms, maxPositions: 1 } },
    })
    return { ...trader, session }
  }

  test('tell of sessions and fills, in their order, and nothing of the time before somebody asked', async () => {
    const before = await startSession()
    const publisher = createEventPublisher(ctx)
    publisher.start()
    await vi.waitFor(async () => expect(await health()).toMatchObject({ status: 'ok' }), patient)
    const { ctx: own, session } = await startSession()
    await world.runner.runUser(own.viewer.id)
    await vi.waitFor(() => {
      expect(typesOf(session.id)).toEqual(['started'])
      expect(typesOf(own.viewer.id)).toContain('fill')
    }, patient)
    expect(typesOf(before.session.id)).toEqual([])
    const [fill] = read.filter(({ topic, key }) => topic === topicOf.fills && key === own.viewer.id)
    const [position] = await ctx.store.positions.ofMandates([session.id])
    const [stored] = await ctx.store.fills.ofPosition(position?.id ?? '')
    expect(fill?.value).toMatchObject({
      version: 1,
      type: 'fill',
      data: { symbol: 'BTC', side: 'buy', price: stored?.price, size: stored?.size },
    })
    await vi.waitFor(async () => expect(await ctx.store.outbox.waiting()).toBe(0), patient)
    await publisher.stop()
  }, 240_000)

  test('are told once when the answer about them was lost', async () => {
    let lost = 0
    const publisher = createEventPublisher(ctx, async (named) => {
      const broker = await connectBroker(named)
      return {
        ...broker,
        async publish(messages, position) {
          await broker.publish(messages, position)
          if (lost++ === 0) throw new Error('no answer')
        },
      }
    })
    const { session } = await startSession()
    publisher.start()
    await vi.waitFor(() => expect(lost).toBeGreaterThan(0), patient)
    const { session: next } = await startSession()
    await vi.waitFor(async () => {
      expect(typesOf(next.id)).toEqual(['started'])
      expect(await ctx.store.outbox.waiting()).toBe(0)
    }, patient)
    expect(typesOf(session.id)).toEqual(['started'])
    await publisher.stop()
  }, 240_000)

  test('wait while the broker is away, delay nothing, and arrive once', async () => {
    const publisher = createEventPublisher(ctx)
    publisher.start()
    await vi.waitFor(async () => expect(await health()).toMatchObject({ status: 'ok' }), patient)
    await kafka?.kill()
    const { session } = await startSession()
    expect(session.status).toBe('active')
    await vi.waitFor(async () => {
      expect(await health()).toMatchObject({ status: 'down', lag: expect.any(Number) })
    }, patient)
    expect((await health()).lag).toBeGreaterThan(0)
    await kafka?.start()
    await vi.waitFor(async () => expect(await health()).toMatchObject({ lag: 0 }), patient)
    await consumer.close(true).catch(() => {})
    read.length = 0
    consumer = await listen()
    await vi.waitFor(() => expect(typesOf(session.id)).toEqual(['started']), patient)
    const ids = read.map(({ value }) => value.id)
    expect(new Set(ids).size).toBe(ids.length)
    await publisher.stop()
  }, 400_000)

  test('can be followed by the example', async () => {
    const example = join(import.meta.dirname, '../../../docs/examples/event-consumer.ts')
    const child = spawn(process.execPath, [example], {
      env: { ...process.env, KAFKA_BROKERS: brokers.join() },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (part: Buffer) => (said += part.toString()))
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await vi.waitFor(() => {
      expect(said).toContain(' started BTC active')
      expect(said).toContain(' fill BTC buy')
    }, patient)
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  }, 240_000)

  test('are kept for nobody where no brokers are named', async () => {
    const publisher = createEventPublisher(world.ctx)
    publisher.start()
    await publisher.stop()
    await startSession()
    expect(await ctx.store.outbox.waiting()).toBe(0)
  }, 120_000)
})
