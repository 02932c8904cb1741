import { expect, test } from 'vitest'
import { getProfile } from '../../contract/endpoints.ts'
import type { ViewerContext, Visit } from '../context.ts'
import type { Viewer } from '../people/port.ts'
import { viewerRoute } from '../route.ts'
import { priorityOf } from '../venue/exchange/weight/priority.ts'

test.each([
  ['a person', false, 'account'],
  ['the house', true, 'market'],
])('what %s looks at has the priority it deserves', async (_who, isHouse, expected) => {
  let asked: string | undefined
  const route = viewerRoute(getProfile, () => {
    asked = priorityOf('info', 'clearinghouseState')
    return Promise.reject(new Error('seen'))
  })
  const viewer = { isHouse } as Viewer
  const ctx = { viewer } as ViewerContext & Visit
  await expect(route.answer(ctx, {})).rejects.toThrow('seen')
  expect(asked).toBe(expected)
})
