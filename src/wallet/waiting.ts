// Requests that a wallet has not answered yet. A wallet may never answer, because its window was closed or it was
// reloaded, so that the person can stop waiting.
import { t } from '@lingui/core/macro'
import { WalletError } from './wallet-error.ts'

const open = new Map<symbol, () => void>()
const listeners = new Set<() => void>()

/** The answer, or an `abandoned` error when the person stops waiting before; a later answer changes nothing here. */
export function untilAnswered<T>(answer: Promise<T>): Promise<T> {
  const id = Symbol('request')
  return new Promise<T>((resolve, reject) => {
    open.set(id, () =>
      reject(new WalletError('abandoned', t`You stopped waiting for your wallet.`)),
    )
    tell()
    answer.then(resolve, reject)
  }).finally(() => {
    open.delete(id)
    tell()
  })
}

export function stopWaiting(): void {
  for (const stop of open.values()) stop()
}

export function isWaiting(): boolean {
  return open.size > 0
}

export function onWaitingChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
