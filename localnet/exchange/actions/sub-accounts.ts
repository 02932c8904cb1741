import * as z from 'zod'
import { divide } from '../../../contract/decimal.ts'
import {
  createSubAccount as create,
  moveWithinFamily,
  renameSubAccount,
  requireSubAccount,
} from '../funds/sub-accounts.ts'
import { wireAddress, wireInteger } from '../trading/requests.ts'
import { defineAction, done } from './action.ts'

const microUsdc = 1_000_000
const name = z.string().min(1).max(16)

export const createSubAccount = defineAction({
  signedBy: 'agent',
  schema: z.object({ name }),
  run: ({ venue, user }, request) => ({
    type: 'createSubAccount',
    data: create(venue, user, request.name),
  }),
})

export const subAccountModify = defineAction({
  signedBy: 'agent',
  schema: z.object({ subAccountUser: wireAddress, name }),
  run({ venue, user }, request) {
    renameSubAccount(venue, user, request.subAccountUser, request.name)
    return done
  },
})

/** `usd` is in 1e-6 USDC. */
export const subAccountTransfer = defineAction({
  signedBy: 'agent',
  schema: z.object({ subAccountUser: wireAddress, isDeposit: z.boolean(), usd: wireInteger }),
  run({ venue, user }, { subAccountUser: sub, isDeposit, usd }) {
    requireSubAccount(venue, user, sub)
    const usdc = divide(usd, microUsdc)
    const [from, to] = isDeposit ? [user, sub] : [sub, user]
    moveWithinFamily(venue, from, to, usdc, venue.next('nextTid'))
    return done
  },
})
