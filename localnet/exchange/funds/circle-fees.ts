// Circle's service that says what its CCTP costs, at the path where Circle has it: from Arbitrum, number 3, to HyperEVM, 19.
// https://developers.circle.com/api-reference/cctp/all/get-burn-usdc-fees
import { multiply } from '../../../contract/decimal.ts'
import { jsonAnswer } from '../../http/answer.ts'
import { forwardingFee } from './cctp.ts'

export const circleFeesPath = '/v2/burn/USDC/fees/3/19'

/** In millionths of USDC. */
export function circleFees() {
  const fee = Number(multiply(forwardingFee, 1_000_000))
  const forwardFee = { low: fee, med: fee, high: fee }
  return jsonAnswer([
    { finalityThreshold: 1_000, minimumFee: 0, forwardFee },
    { finalityThreshold: 2_000, minimumFee: 0, forwardFee },
  ])
}
