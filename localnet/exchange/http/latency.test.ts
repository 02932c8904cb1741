import { expect, it } from 'vitest'
import { jsonAnswer } from '../../http/answer.ts'
import { withLatency } from './latency.ts'

it('answers as before, though not always in the order of asking', async () => {
  const protocol = withLatency({
    info: (body) => jsonAnswer(body),
    exchange: (body) => Promise.resolve(jsonAnswer(body)),
  })
  const asked = Array.from({ length: 40 }, (_, index) => index)
  const order: number[] = []
  const answers = await Promise.all(
    asked.map(async (index) => {
      const answer = await protocol.info(index)
      order.push(index)
      return answer
    }),
  )
  expect(answers).toEqual(asked.map((index) => jsonAnswer(index)))
  expect(order).not.toEqual(asked)
  expect(await protocol.exchange('order')).toEqual(jsonAnswer('order'))
})
