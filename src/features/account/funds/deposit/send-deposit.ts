// Asks the wallet for a transfer to the bridge, or for a signature and the transaction that uses it.
import type { Config } from '../../../../../contract/ops/config.ts'
import type { DecimalString, Hex } from '../../../../../contract/primitives.ts'
import { now } from '../../../../lib/clock.ts'
import { authorization, burnCall, randomNonce } from '../../../../wallet/chain/cctp.ts'
import { asAddress } from '../../../../wallet/chain/chain-reads.ts'
import { transferCall } from '../../../../wallet/chain/erc20.ts'
import { sendTransaction } from '../../../../wallet/chain/send-transaction.ts'
import { signTypedData } from '../../../../wallet/sign.ts'
import type { Signer } from '../../../../wallet/signer.ts'
import { toUnits, usdcDecimals } from '../../../../wallet/chain/units.ts'
import type { DepositRoute } from './deposit-routes.ts'

/** Seconds. Long enough to find the wallet's second window; only this wallet's own transaction can use it. */
const signatureLifeS = 3_600

interface Hooks {
  onStep: (step: 'signing' | 'sending') => void
  /** Called when the wallet sends it after all. */
  onLate: (hash: Hex) => void
}

/** `maxFee`: USDC that Circle may keep. Returns the transaction's hash. Throws `WalletError`. */
export async function sendDeposit(
  signer: Signer,
  { chain, cctp }: Pick<Config, 'chain' | 'cctp'>,
  { route, amount, maxFee }: { route: DepositRoute; amount: DecimalString; maxFee: DecimalString },
  { onStep, onLate }: Hooks,
): Promise<Hex> {
  const units = toUnits(amount, usdcDecimals)
  if (route === 'bridge' || cctp === undefined) {
    onStep('sending')
    const data = transferCall(asAddress(chain.bridge), units)
    return sendTransaction(signer, { to: asAddress(chain.usdc), data }, onLate)
  }
  const deposit = {
    owner: signer.address,
    units,
    maxFee: toUnits(maxFee, usdcDecimals),
    validBefore: Math.floor(now() / 1_000) + signatureLifeS,
    nonce: randomNonce(),
  }
  onStep('signing')
  const signature = await signTypedData(signer, authorization(cctp, chain.id, deposit))
  onStep('sending')
  const data = burnCall(cctp, deposit, signature)
  return sendTransaction(signer, { to: asAddress(cctp.extension), data }, onLate)
}
