import { agent, at, profile, typedData, wallet } from './entities.ts'
import type { Examples } from './example.ts'
import type { Deposit } from '../../../../contract/money/deposits.ts'
import type { Referral } from '../../../../contract/money/referrals.ts'

const txHash = `0x${'ab'.repeat(32)}`

const deposit: Deposit = {
  id: 'd_90af13e2',
  txHash,
  logIndex: 0,
  chainId: 31_337,
  from: wallet,
  amount: '250',
  route: 'bridge',
  fee: '0',
  status: 'credited',
  creditedAt: at,
}

const referral: Referral = {
  code: 'CALMTRADER',
  link: 'http://127.0.0.1:3000/?ref=CALMTRADER',
  rate: 30,
  cohortYear: 1,
  rateUntil: null,
  eligible: true,
  eligibility: { volume: '12400', required: '10000', waived: false },
  referredBy: null,
  rewards: { accrued: '5.21', claimable: '3.21', claimed: '2' },
}

export const accountExamples: Examples<
  | 'checkReferralCode'
  | 'claimReward'
  | 'closeAllPositions'
  | 'closeAsset'
  | 'createReferralCode'
  | 'getProfile'
  | 'getReconciliation'
  | 'getReferral'
  | 'getReferralStats'
  | 'getDepositFee'
  | 'getTotalDeposited'
  | 'listHoldings'
  | 'listDeposits'
  | 'listEquity'
  | 'listRewardClaims'
  | 'listTransactions'
  | 'putSettings'
  | 'sendUsdc'
  | 'signOutEverywhere'
  | 'syncFills'
  | 'verifyDeposit'
  | 'watchDeposit'
  | 'withdraw'
> = {
  getProfile: { response: profile },
  putSettings: {
    body: { chosen: [{ name: 'theme', value: 'dark', at }] },
    response: { chosen: [{ name: 'theme', value: 'dark', at }] },
  },
  syncFills: { response: { synced: 12, newFills: 1, cursor: String(at) } },
  closeAsset: { body: { assetIndex: 0 }, response: { symbol: 'BTC', result: 'closed' } },
  closeAllPositions: {
    response: {
      results: [
        { symbol: 'BTC', result: 'closed' },
        { symbol: 'ETH', result: 'failed', message: 'The exchange found no taker' },
      ],
    },
  },
  signOutEverywhere: { response: { ok: true } },
  withdraw: {
    body: { amount: '100' },
    response: {
      status: 'signature_required',
      typedData,
      nonce: at,
      fee: '1',
      youReceive: '99',
    },
  },
  sendUsdc: {
    body: { amount: 25, destination: agent, signature: `0x${'1'.repeat(128)}1b`, nonce: at },
    response: { status: 'submitted', transferId: 'x_1204cc8e', fee: '0', youReceive: '25' },
  },
  listTransactions: {
    response: {
      items: [
        {
          id: 'd_90af13e2',
          kind: 'deposit',
          at,
          amount: '250',
          fee: '0',
          status: 'done',
          counterparty: wallet,
          txHash,
          expectedAt: null,
          message: null,
        },
      ],
      nextCursor: null,
    },
  },
  getReconciliation: {
    response: {
      at,
      opening: '0',
      deposits: '250',
      withdrawals: '0',
      sent: '0',
      rewards: '0',
      other: '0',
      realized: '4.2',
      fees: '0.31',
      funding: '-0.02',
      elsewhere: '0',
      unrealized: '1.25',
      expected: '255.12',
      equity: '255.12',
      difference: '0',
    },
  },
  listEquity: {
    response: {
      points: [
        { at, equity: '250', pnl: '0' },
        { at: at + 3_600_000, equity: '255.12', pnl: '5.12' },
      ],
      steps: [{ at, amount: '250', kind: 'deposit' }],
    },
  },
  verifyDeposit: {
    body: { txHash },
    response: { status: 'verified', deposit, confirmations: 3, required: 1 },
  },
  watchDeposit: {
    response: { status: 'verified', deposit, confirmations: 3, required: 1 },
  },
  listDeposits: { response: { items: [deposit], nextCursor: null } },
  listHoldings: {
    response: {
      mode: 'split',
      modeName: 'default',
      items: [{ token: 'HYPE', total: '12.5', hold: '0', worth: '312.5' }],
    },
  },
  getDepositFee: { response: { fee: '0.2', at: 1_785_000_000_000, isCurrent: true, most: '0.5' } },
  getTotalDeposited: { response: { total: '250', count: 1 } },
  getReferral: { response: referral },
  getReferralStats: {
    response: {
      invited: 4,
      traded: 3,
      volume: '52100',
      earned: '5.21',
      byMonth: [{ month: '2026-01', invited: 4, volume: '52100', earned: '5.21' }],
    },
  },
  createReferralCode: { body: { code: 'CALMTRADER' }, response: referral },
  checkReferralCode: {
    body: { code: 'CALMTRADER' },
    response: { valid: true, available: false, code: 'CALMTRADER' },
  },
  listRewardClaims: {
    response: {
      items: [{ id: 'x_0f77', amount: '2', at, status: 'paid', message: null }],
      nextCursor: null,
    },
  },
  claimReward: { response: { claimed: '3.21', transferId: 'x_55ab01' } },
}
