import { afterAll, beforeAll, expect, test } from 'vitest'
import { getKafkaHealth } from '../../../contract/ops/health.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { eventsFinding } from '../events/publisher.ts'
import { readKafkaHealth } from './kafka.ts'

let world: TestContext
beforeAll(async () => {
  world = await openTestContext()
})
afterAll(async () => {
  await world.close()
})

const brokers = ['broker-1:9092', 'broker-2:9092']
const answer = (kafkaBrokers: string[]) => {
  const ctx = { ...world.ctx, config: { ...world.ctx.config, kafkaBrokers } }
  return readKafkaHealth({ ctx, input: {} })
}

test('without brokers Kafka is disabled', async () => {
  expect(await answer([])).toEqual({ status: 'disabled' })
})

test('it is up while events reach the brokers, and otherwise says why not and how many wait', async () => {
  const down = await answer(brokers)
  expect(getKafkaHealth.output.parse(down)).toEqual({
    status: 'down',
    message: 'Not tried yet',
    brokers,
    lag: 0,
  })
  world.ctx.findings.report(eventsFinding, { level: 'warn', message: 'No broker answers' })
  expect(await answer(brokers)).toMatchObject({ status: 'down', message: 'No broker answers' })
  world.ctx.findings.report(eventsFinding, { level: 'ok', message: 'Events are published' })
  expect(await answer(brokers)).toEqual({ status: 'ok', brokers, lag: 0 })
})
