import type { getKafkaHealth } from '../../../contract/ops/health.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'

/** This server does not use Kafka: configured brokers get no events, and the answer says so. */
export const readKafkaHealth: Verb<Context, typeof getKafkaHealth> = async ({ ctx }) => {
  const brokers = ctx.config.kafkaBrokers
  if (brokers.length === 0) return { status: 'disabled' }
  return {
    status: 'down',
    message: 'KAFKA_BROKERS is set, but this server does not speak Kafka: no event is published',
    brokers,
  }
}
