import { expect, test } from 'vitest'
import type { TradingKey } from '../../../../contract/people/auth.ts'
import type { TypedData } from '../../../../contract/people/typed-data.ts'
import { ExchangeRefusal, type SignedAction } from '../../../api/exchange/exchange.ts'
import {
  approveMissing,
  missingApprovals,
  type ApprovalPort,
  type ApprovalStep,
} from './approve.ts'

const signature = `0x${'1'.repeat(64)}${'2'.repeat(64)}1b` as const

function typedData(type: string, nonce: number): TypedData {
  return {
    domain: { name: 'x', version: '1', chainId: 1, verifyingContract: '0x0' },
    types: {},
    primaryType: type,
    message: {},
    action: { type },
    nonce,
  }
}

function tradingKey(approved: boolean, builderApproved: boolean): TradingKey {
  return {
    agentAddress: '0x00000000000000000000000000000000000000a9',
    agentName: 'alura',
    approved,
    validUntil: null,
    builder: { address: '0xb', maxFeeRate: '0.05%', approved: builderApproved },
    approveAgent: typedData('approveAgent', 1),
    approveBuilderFee: typedData('approveBuilderFee', 2),
  }
}

/** An exchange that shows a posted approval only at the second reading. */
function world(start: TradingKey, lag = 2) {
  const posted: SignedAction[] = []
  let reads = 0
  const port: ApprovalPort = {
    read: async () => {
      const types = posted.map(({ action }) => action['type'])
      reads = posted.length > 0 ? reads + 1 : 0
      if (reads <= lag) return start
      return tradingKey(
        start.approved || types.includes('approveAgent'),
        start.builder.approved || types.includes('approveBuilderFee'),
      )
    },
    sign: async () => signature,
    post: async (action) => void posted.push(action),
    wait: async () => {},
  }
  return { port, posted }
}

test('signs and posts both approvals, then reads until the exchange shows them', async () => {
  const { port, posted } = world(tradingKey(false, false))
  const steps: ApprovalStep[] = []
  const key = await approveMissing(port, (step) => steps.push(step))
  expect(missingApprovals(key)).toEqual([])
  expect(posted).toEqual([
    {
      action: { type: 'approveAgent' },
      nonce: 1,
      signature: { r: `0x${'1'.repeat(64)}`, s: `0x${'2'.repeat(64)}`, v: 27 },
    },
    {
      action: { type: 'approveBuilderFee' },
      nonce: 2,
      signature: { r: `0x${'1'.repeat(64)}`, s: `0x${'2'.repeat(64)}`, v: 27 },
    },
  ])
  expect(steps.map((step) => `${step.approval} ${step.doing}`)).toEqual([
    'agent signing',
    'agent posting',
    'builder signing',
    'builder posting',
    'null confirming',
  ])
})

test('asks only for the approval that is missing', async () => {
  const { port, posted } = world(tradingKey(true, false))
  await approveMissing(port, () => {})
  expect(posted.map(({ action }) => action['type'])).toEqual(['approveBuilderFee'])
})

test('asks for nothing when both are there', async () => {
  const { port, posted } = world(tradingKey(true, true))
  await approveMissing(port, () => {})
  expect(posted).toEqual([])
})

test('stops at the first refusal, with the words of the exchange', async () => {
  const { port, posted } = world(tradingKey(false, false))
  const post = () => Promise.reject(new ExchangeRefusal('The exchange refused: Must deposit'))
  await expect(approveMissing({ ...port, post }, () => {})).rejects.toThrow('Must deposit')
  expect(posted).toEqual([])
})

test('says so when the exchange never shows the approvals', async () => {
  const { port } = world(tradingKey(false, false), Infinity)
  await expect(approveMissing(port, () => {})).rejects.toThrow('has not confirmed')
})
