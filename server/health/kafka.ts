import type { getKafkaHealth } from '../../contract/health.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'

export const readKafkaHealth: Verb<Context, typeof getKafkaHealth> = async ({ ctx }) => {
  const brokers = ctx.config.kafkaBrokers
  // Nothing here speaks Kafka: configured brokers get no events, which is what "down" says.
  return brokers.length === 0 ? { status: 'disabled' } : { status: 'down', brokers }
}
