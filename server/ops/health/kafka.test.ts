import { afterAll, beforeAll, expect, test } from 'vitest'
import { getKafkaHealth } from '../../../contract/ops/health.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { readKafkaHealth } from './kafka.ts'

let world: TestContext
beforeAll(async () => {
  world = await openTestContext()
})
afterAll(async () => {
  await world.close()
})

const answer = (kafkaBrokers: string[]) => {
  const ctx = { ...world.ctx, config: { ...world.ctx.config, kafkaBrokers } }
  return readKafkaHealth({ ctx, input: {} })
}

test('without brokers Kafka is disabled', async () => {
  expect(await answer([])).toEqual({ status: 'disabled' })
})

test('with brokers it is down, because nothing here speaks to them', async () => {
  const health = await answer(['broker-1:9092', 'broker-2:9092'])
  expect(getKafkaHealth.output.parse(health)).toEqual({
    status: 'down',
    message: expect.stringContaining('does not speak Kafka'),
    brokers: ['broker-1:9092', 'broker-2:9092'],
  })
})
