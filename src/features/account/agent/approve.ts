// Enables trading: two signatures of the viewer's wallet, posted to the exchange, then read until the exchange
// confirms them. A plain function with its dependencies as arguments.
import { t } from '@lingui/core/macro'
import type { TradingKey } from '../../../../contract/people/auth.ts'
import type { Hex } from '../../../../contract/primitives.ts'
import type { TypedData } from '../../../../contract/people/typed-data.ts'
import type { SignedAction } from '../../../api/exchange/exchange.ts'
import { splitSignature } from '../../../../contract/people/signature.ts'

export type Approval = 'agent' | 'builder'

export type ApprovalStep =
  | { approval: Approval; doing: 'signing' | 'posting' }
  | { approval: null; doing: 'confirming' }

export interface ApprovalPort {
  /** The key as the server sees it now, with new typed data. */
  read(): Promise<TradingKey>
  sign(data: TypedData): Promise<Hex>
  /** Throws with the exchange's own text when it refuses. */
  post(action: SignedAction): Promise<void>
  wait(ms: number): Promise<void>
}

export function missingApprovals(key: TradingKey): Approval[] {
  const missing: Approval[] = []
  if (!key.approved) missing.push('agent')
  if (!key.builder.approved) missing.push('builder')
  return missing
}

/** The approvals that must be signed. For a renewal, the next agent's while the current one still trades. */
export function wantedApprovals(key: TradingKey, isRenewal: boolean): Approval[] {
  const missing = missingApprovals(key)
  return isRenewal && !missing.includes('agent') ? ['agent', ...missing] : missing
}

const confirmAttempts = 12
const confirmEveryMs = 500

/** Asks only for what is missing. A rejection in the wallet is thrown as the wallet threw it. */
export async function approveMissing(
  port: ApprovalPort,
  onStep: (step: ApprovalStep) => void,
  isRenewal = false,
): Promise<TradingKey> {
  const key = await port.read()
  const renewed = isRenewal ? key.agentAddress : null
  for (const approval of wantedApprovals(key, isRenewal)) {
    const data = approval === 'agent' ? key.approveAgent : key.approveBuilderFee
    onStep({ approval, doing: 'signing' })
    const signature = splitSignature(await port.sign(data))
    if (signature === undefined) throw new Error(t`What was signed is no signature.`)
    onStep({ approval, doing: 'posting' })
    await port.post({ action: data.action, nonce: data.nonce, signature })
  }
  onStep({ approval: null, doing: 'confirming' })
  return confirm(port, renewed)
}

/** Reads until nothing is missing and the agent to be renewed was replaced. */
async function confirm(port: ApprovalPort, renewed: string | null): Promise<TradingKey> {
  for (let attempt = 0; attempt < confirmAttempts; attempt += 1) {
    const key = await port.read()
    if (missingApprovals(key).length === 0 && key.agentAddress !== renewed) return key
    await port.wait(confirmEveryMs)
  }
  throw new Error(t`The exchange has not confirmed the approvals yet. Try once more in a moment.`)
}
