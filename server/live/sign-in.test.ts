import { expect, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { limitedTo } from '../testing/people/sign-ins.ts'
import { createBus } from './bus.ts'
import { createBusRouter } from './bus-router.ts'
import { createSignIn } from './sign-in.ts'

test('who may not read hears nothing', async () => {
  const begun: string[] = []
  const router = createBusRouter(createBus(createLog('silent')))
  const address = '0x0000000000000000000000000000000000000001' as const
  const signInWith = (...scopes: Parameters<typeof limitedTo>) =>
    createSignIn(
      {
        authenticate: async () => ({ id: 'u1', address, via: limitedTo(...scopes) }),
        router,
        clock: Date.now,
      },
      { onBegin: (userId) => begun.push(userId), onEnd: () => {} },
    )
  await expect(signInWith('trade', 'account').begin('t')).rejects.toMatchObject({
    code: 'SCOPE_MISSING',
  })
  expect(begun).toEqual([])
  const reader = signInWith('read')
  await reader.begin('t')
  expect(begun).toEqual(['u1'])
  reader.close()
})
