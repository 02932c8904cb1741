import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { compare, maximum, subtract } from '../../../../../contract/decimal.ts'
import type { TransferRoute } from '../../../../../contract/money/transfers.ts'
import type { Address } from '../../../../../contract/primitives.ts'
import { fieldMessage } from '../../../../api/errors.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { readAddress, checksummed, isSameAddress } from '../../../../wallet/address.ts'
import { readAmount } from '../amount.ts'
import type { TransferKind } from './check-typed-data.ts'
import { lookAlikeOf } from './look-alike.ts'
import type { Account } from '../use-account.ts'
import { useTransfer, type Offer } from './use-transfer.ts'

/** Where the money goes; a send is never to the viewer's own address. */
export type Target = 'own' | 'other'

export function useTransferForm(kind: TransferKind, account: Account) {
  const viewer = useSignedIn()
  const { fees, chain, cctp } = useWorld()
  const transfer = useTransfer(kind)
  const [text, setText] = useState('')
  const [target, setTarget] = useState<Target>(kind === 'withdraw' ? 'own' : 'other')
  const [route, setRoute] = useState<TransferRoute>(cctp === undefined ? 'bridge' : 'cctp')
  const [pasted, setPasted] = useState('')
  const [offer, setOffer] = useState<Offer | null>(null)

  const isByCctp = kind === 'withdraw' && route === 'cctp' && cctp !== undefined
  const fee = isByCctp ? cctp.withdrawFee : fees.withdraw
  const available =
    account.withdrawable === null
      ? null
      : maximum(0, subtract(account.withdrawable, isByCctp ? cctp.withdrawReserve : 0))
  const read = readAmount(text, { available, where: t`free on the exchange` })
  const isEaten = kind === 'withdraw' && read.value !== null && compare(read.value, fee) <= 0
  const destination = target === 'own' ? { address: checksummed(viewer.address) } : readPasted()
  const address = 'address' in destination ? destination.address : null
  const amountError = isEaten ? t`More than the fee of ${fee} USDC` : errorOf(read)

  function readPasted(): { address: Address } | { error: string | undefined } {
    if (pasted.trim() === '') return { error: undefined }
    const given = readAddress(pasted)
    if ('error' in given) return given
    const is = (other: string) => isSameAddress(given.address, other)
    if (/^0x0{40}$/.test(given.address)) return { error: t`Nobody can take money from there` }
    const circles =
      cctp === undefined ? [] : [cctp.extension, cctp.messenger, cctp.forwarder, cctp.usdc]
    if ([chain.bridge, chain.usdc, ...circles].some(is)) {
      return { error: t`That is a contract, not an account` }
    }
    if (kind === 'send' && is(viewer.address)) return { error: t`That is your own account` }
    return given
  }

  function change(act: () => void): void {
    transfer.reset()
    act()
  }

  const { prepareError } = transfer
  return {
    ...transfer,
    text,
    setText: (next: string) => change(() => setText(next)),
    route,
    setRoute: (next: TransferRoute) => change(() => setRoute(next)),
    hasRoutes: kind === 'withdraw' && cctp !== undefined,
    fee,
    available,
    target,
    setTarget: (next: Target) => change(() => setTarget(next)),
    pasted,
    setPasted: (next: string) => change(() => setPasted(next)),
    amount: isEaten ? null : read.value,
    amountError: amountError ?? fieldMessage(prepareError, 'amount'),
    destination: address,
    destinationError:
      ('error' in destination ? destination.error : undefined) ??
      fieldMessage(prepareError, 'destination'),
    isNew:
      address !== null && account.known !== null && !account.known.includes(address.toLowerCase()),
    lookAlike: address === null ? undefined : lookAlikeOf(address, account.known ?? []),
    blockedBy: blockedBy(),
    offer,
    review: async () => {
      if (read.value === null || address === null) return
      const prepared = await transfer
        .prepare({
          amount: read.value,
          destination: address,
          ...(kind === 'withdraw' && cctp !== undefined && { route }),
        })
        .catch(shownByMutation)
      if (prepared !== undefined) setOffer(prepared)
    },
    confirm: async () => {
      if (offer === null) return
      const done = await transfer.execute(offer).catch(shownByMutation)
      if (done === undefined) return
      setOffer(null)
      setText('')
      setPasted('')
    },
    close: () => {
      setOffer(null)
      transfer.reset()
    },
  }

  function blockedBy(): string | undefined {
    if (transfer.signerBlockedBy !== undefined) return transfer.signerBlockedBy
    if (account.hasUnknown) return t`The fate of an earlier transfer is not known yet`
    if (account.withdrawable === null || account.known === null) return t`Reading your account`
    if (amountError !== undefined) return amountError
    if (read.value === null) return t`Enter an amount`
    return address === null ? t`Enter the destination` : undefined
  }
}

export type TransferFormState = ReturnType<typeof useTransferForm>

function errorOf(read: ReturnType<typeof readAmount>): string | undefined {
  return read.value === null ? (read.error ?? undefined) : undefined
}

/** The mutation stores the error, and the page shows it. */
function shownByMutation(): undefined {
  return undefined
}
