import { expect, test } from 'vitest'
import { getProfile, listCandles, verifyChallenge } from '../../contract/endpoints.ts'
import type { Context, ViewerContext, Visit } from '../context.ts'
import type { Viewer } from '../people/port.ts'
import { type Route, publicRoute, viewerRoute } from '../route.ts'
import { priorityOf } from '../venue/exchange/weight/priority.ts'

let asked: string | undefined
const ask = () => {
  asked = priorityOf('info', 'clearinghouseState')
  return Promise.reject(new Error('seen'))
}

async function priorityAt(route: Route, ctx: Parameters<Route['answer']>[0]) {
  await expect(route.answer(ctx, {})).rejects.toThrow('seen')
  return asked
}

test.each([
  ['a person', false, 'account'],
  ['the house', true, 'market'],
])('what %s looks at has the priority it deserves', async (_who, isHouse, expected) => {
  const viewer = { isHouse } as Viewer
  const ctx = { viewer } as ViewerContext & Visit
  expect(await priorityAt(viewerRoute(getProfile, ask), ctx)).toBe(expected)
})

test('who signs in comes before what others look at, visitors last', async () => {
  const ctx = {} as Context & Visit
  expect(await priorityAt(publicRoute(verifyChallenge, ask), ctx)).toBe('protection')
  expect(await priorityAt(publicRoute(listCandles, ask), ctx)).toBe('visitor')
})
