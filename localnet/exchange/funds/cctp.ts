// USDC that moves between chain and accounts by CCTP: burnt on one side, minted on the other some time later.
import { compare, divide, subtract } from '../../../contract/decimal.ts'
import type { BridgeDeposit, HexAddress } from '../../types.ts'
import type { Faults } from '../controls/faults.ts'
import { creditSpot, isPooled } from '../elsewhere/elsewhere.ts'
import type { Amount } from '../storage/amount.ts'
import type { Transfer } from '../storage/transfer-records.ts'
import { credit } from '../trading/fills.ts'
import type { Venue } from '../venue.ts'
import { openAccount } from './receive.ts'

/** CoreDepositWallet of the testnet, and the system address of USDC: the ledger names them as the source. */
export const depositWallet: HexAddress = '0x0b80659a4076e9e93c7dbe0f10675a16a3e5c206'
export const usdcSystemAddress: HexAddress = `0x20${'0'.repeat(38)}`

/** USDC, a flat fee per transfer. https://developers.circle.com/cctp/howtos/transfer-usdc-from-arbitrum-to-hypercore */
export const forwardingFee = '0.2'
/** The `destinationDex` of a hook. */
export const perpsDex = 0

const lookMs = 200
const microUsdc = 1_000_000

/** A deposit on its way. One that does not cover its forwarding fee, or does not permit it, is never minted. */
export function burnt(
  deposit: BridgeDeposit & Required<Pick<BridgeDeposit, 'cctp'>>,
  dueAt: number | null,
): Pick<Transfer, 'usdc' | 'cctp'> {
  const amount = divide(String(deposit.amount), microUsdc)
  const allowed = divide(String(deposit.cctp.maxFee), microUsdc)
  const isForwarded = compare(allowed, forwardingFee) >= 0 && compare(amount, forwardingFee) > 0
  return {
    usdc: isForwarded ? subtract(amount, forwardingFee) : amount,
    cctp: { burnt: amount, dex: deposit.cctp.dex, dueAt: isForwarded ? dueAt : null },
  }
}

/** Credits deposits that are due. Returns a function that ends it. */
export function startMinting(venue: Venue, faults: Faults): () => void {
  const timer = setInterval(() => {
    const due = [...venue.store.all('transfer')].filter(
      ({ cctp, dropped }) =>
        cctp !== undefined && cctp.dueAt !== null && cctp.dueAt <= venue.at && dropped !== true,
    )
    if (due.length > 0) venue.change(() => due.forEach((transfer) => mint(venue, faults, transfer)))
  }, lookMs)
  return () => clearInterval(timer)
}

function mint(venue: Venue, faults: Faults, transfer: Transfer) {
  const { cctp } = transfer
  if (cctp === undefined) return
  const isMinted = !faults.consume('F22', transfer.user)
  const settled = {
    ...transfer,
    credited: isMinted,
    time: venue.at,
    cctp: { ...cctp, dueAt: null, inSpot: !isOfPot(venue, transfer.user, cctp.dex) },
  }
  venue.store.put('transfer', transfer.id, settled)
  if (!isMinted) return
  openAccount(venue, transfer.user)
  creditBalance(venue, settled, transfer.usdc)
  venue.emit({ type: 'transfer', transfer: settled })
}

/** Credits the balance that the transfer went to; `usdc` may be negative. */
export function creditBalance(venue: Venue, { user, cctp }: Transfer, usdc: Amount) {
  if (cctp?.inSpot === true) creditSpot(venue, user, usdc)
  else credit(venue, user, usdc, '0')
}

/** Whether perpetuals are traded with this balance. */
export function isOfPot(venue: Venue, user: HexAddress, dex: number): boolean {
  return dex === perpsDex || isPooled(venue, user)
}
