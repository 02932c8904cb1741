import { agentSetAbstraction, userSetAbstraction } from './abstraction.ts'
import type { Action } from './action.ts'
import { approveAgent, approveBuilderFee } from './approvals.ts'
import { cancel, cancelByCloid } from './cancel.ts'
import { updateLeverage } from './leverage.ts'
import { batchModify, modify } from './modify.ts'
import { order } from './order.ts'
import {
  claimRewards,
  evmUserModify,
  noop,
  reserveRequestWeight,
  setDisplayName,
  setReferrer,
  vaultTransfer,
} from './others.ts'
import { scheduleCancel } from './schedule-cancel.ts'
import { createSubAccount, subAccountModify, subAccountTransfer } from './sub-accounts.ts'
import { topUpIsolatedOnlyMargin, updateIsolatedMargin } from './isolated-margin.ts'
import { usdClassTransfer, usdSend, withdraw3, sendToEvmWithData } from './transfers.ts'
import { sendAsset, spotSend } from './token-transfers.ts'
import { twapCancel, twapOrder } from './twap.ts'

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
    sendToEvmWithData,
    usdSend,
    usdClassTransfer,
    spotSend,
    sendAsset,
    userSetAbstraction,
    agentSetAbstraction,
    claimRewards,
    updateIsolatedMargin,
    topUpIsolatedOnlyMargin,
    twapOrder,
    twapCancel,
    setReferrer,
    setDisplayName,
    evmUserModify,
    reserveRequestWeight,
    vaultTransfer,
    createSubAccount,
    subAccountModify,
    subAccountTransfer,
  }),
)
