// Follows sessions and fills on Kafka, and goes on where it stopped: KAFKA_BROKERS=127.0.0.1:9092 node event-consumer.ts
import { Consumer, FetchIsolationLevels, stringDeserializers } from '@platformatic/kafka'

const consumer = new Consumer({
  clientId: 'example',
  // Consumers of one group share the partitions; what each has read is kept at the brokers under this name.
  groupId: process.env['GROUP_ID'] ?? 'alura-example',
  bootstrapBrokers: (process.env['KAFKA_BROKERS'] ?? '127.0.0.1:9092').split(','),
  deserializers: stringDeserializers,
})
const stream = await consumer.consume({
  topics: ['alura.sessions.v1', 'alura.fills.v1'],
  mode: 'committed',
  fallbackMode: 'earliest',
  isolationLevel: FetchIsolationLevels.READ_COMMITTED,
  autocommit: false,
})
process.once('SIGINT', () => void stream.close().then(() => consumer.close()))

for await (const message of stream) {
  const { type, at, data } = JSON.parse(message.value)
  const when = new Date(at).toISOString()
  process.stdout.write(`${when} ${type} ${data.symbol} ${data.side ?? data.status}\n`)
  // After the work is done: a consumer that dies before reads the message once more.
  await message.commit()
}
