import type { getKafkaHealth } from '../../../contract/ops/health.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { eventsFinding } from '../events/publisher.ts'

/** Whether events reach the brokers, and how many wait (`lag`). */
export const readKafkaHealth: Verb<Context, typeof getKafkaHealth> = async ({ ctx }) => {
  const { config, findings, store } = ctx
  const brokers = config.kafkaBrokers
  if (brokers.length === 0) return { status: 'disabled' }
  const lag = await store.outbox.waiting()
  const found = findings.list().find(({ name }) => name === eventsFinding)
  if (found?.level === 'ok') return { status: 'ok', brokers, lag }
  return { status: 'down', message: found?.message ?? 'Not tried yet', brokers, lag }
}
