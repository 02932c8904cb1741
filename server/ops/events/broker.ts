// Kafka, by a client that is loaded only where brokers are named.
import { setTimeout as wait } from 'node:timers/promises'
import type * as Kafka from '@platformatic/kafka'
import { positionTopic, topicOf } from './topics.ts'

export interface BrokerMessage {
  topic: string
  key: string
  value: string
  timestamp?: bigint
}

export interface Broker {
  /** What was written with the messages that were published last; undefined before the first. */
  position(): Promise<string | undefined>
  /** All of them and the position, or none. */
  publish(messages: readonly BrokerMessage[], position: string): Promise<void>
  close(): Promise<void>
}

/** Fences off every other process that publishes under this name. */
const transactionalId = 'alura-outbox'
/** What Kafka's protocol says for a producer without an id. The client's own default is the id 0, which the broker fences off. */
const newProducer = { producerId: -1n, producerEpoch: -1 }
const partitions = 6
/** Milliseconds. */
const answerMs = 10_000
const quietMs = 3_000
/** Records from the end of the position's topic that are read at most: two for each transaction. */
const lastRecords = 200n

/** Throws when no broker can be reached, or topics cannot be made. */
export async function connectBroker(brokers: readonly string[]): Promise<Broker> {
  const kafka = await import('@platformatic/kafka')
  const base = {
    clientId: 'alura',
    bootstrapBrokers: [...brokers],
    connectTimeout: answerMs,
    requestTimeout: answerMs,
    timeout: answerMs,
    retries: 1,
  }
  await makeTopics(kafka, base)
  const producer = new kafka.Producer({
    ...base,
    idempotent: true,
    acks: kafka.ProduceAcks.ALL,
    transactionalId,
    ...newProducer,
    serializers: kafka.stringSerializers,
  })
  // From here on nobody else's transaction can be committed, so that the position is the last one.
  const fence = await producer.beginTransaction()
  await fence.cancel()
  return {
    position: () => readPosition(kafka, base),
    async publish(messages, position) {
      const transaction = await producer.beginTransaction()
      try {
        const last = { topic: positionTopic, key: 'position', value: position }
        await transaction.send({ messages: [...messages, last] })
        await transaction.commit()
      } catch (error) {
        await transaction.abort().catch(() => {})
        throw error
      }
    },
    close: () => producer.close(),
  }
}

type Base = Pick<Kafka.BaseOptions, 'clientId' | 'bootstrapBrokers'>

async function makeTopics(kafka: typeof Kafka, base: Base): Promise<void> {
  const admin = new kafka.Admin(base)
  try {
    const there = new Set(await admin.listTopics())
    const missing = Object.values(topicOf).filter((topic) => !there.has(topic))
    if (missing.length > 0) await admin.createTopics({ topics: missing, partitions, replicas: -1 })
    if (!there.has(positionTopic)) {
      await admin.createTopics({
        topics: [positionTopic],
        partitions: 1,
        replicas: -1,
        configs: [{ name: 'cleanup.policy', value: 'compact' }],
      })
    }
  } finally {
    await admin.close()
  }
}

async function readPosition(kafka: typeof Kafka, base: Base): Promise<string | undefined> {
  const consumer = new kafka.Consumer({
    ...base,
    groupId: `${transactionalId}-position`,
    deserializers: kafka.stringDeserializers,
  })
  try {
    const ends = await consumer.listOffsets({ topics: [positionTopic] })
    const end = ends.get(positionTopic)?.[0] ?? 0n
    if (end === 0n) return undefined
    const offset = end > lastRecords ? end - lastRecords : 0n
    const stream = await consumer.consume({
      topics: [positionTopic],
      mode: kafka.MessagesStreamModes.MANUAL,
      offsets: [{ topic: positionTopic, partition: 0, offset }],
      autocommit: false,
      isolationLevel: kafka.FetchIsolationLevels.READ_COMMITTED,
    })
    let found: string | undefined
    const messages = stream[Symbol.asyncIterator]()
    // The end is a mark of a transaction, no message: nothing tells that there are no more.
    for (;;) {
      const next = await Promise.race([messages.next(), wait(quietMs, undefined)])
      if (next === undefined || next.done === true) break
      found = next.value.value
    }
    await stream.close()
    return found
  } finally {
    await consumer.close(true)
  }
}
