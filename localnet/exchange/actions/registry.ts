import type { Action } from './action.ts'
import { approveAgent, approveBuilderFee } from './approvals.ts'
import { cancel, cancelByCloid } from './cancel.ts'
import { updateLeverage } from './leverage.ts'
import { batchModify, modify } from './modify.ts'
import { order } from './order.ts'
import {
  noop,
  scheduleCancel,
  setReferrer,
  twapCancel,
  twapOrder,
  updateIsolatedMargin,
  usdSend,
  withdraw3,
} from './others.ts'

export const actions = new Map<string, Action>(
  Object.entries({
    order,
    cancel,
    cancelByCloid,
    modify,
    batchModify,
    updateLeverage,
    approveAgent,
    approveBuilderFee,
    noop,
    scheduleCancel,
    withdraw3,
    usdSend,
    updateIsolatedMargin,
    twapOrder,
    twapCancel,
    setReferrer,
  }),
)
