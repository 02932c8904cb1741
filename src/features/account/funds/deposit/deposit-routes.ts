// The deposit routes that this server offers, preferred one first.
import { t } from '@lingui/core/macro'
import type { Config } from '../../../../../contract/ops/config.ts'
import type { TransferRoute } from '../../../../../contract/money/transfers.ts'

export type DepositRoute = TransferRoute

export function routesOf({ cctp, deposits }: Pick<Config, 'cctp' | 'deposits'>): DepositRoute[] {
  const byCctp = cctp === undefined ? [] : (['cctp'] as const)
  return deposits.status === 'off' ? [...byCctp] : [...byCctp, 'bridge']
}

export const routeWords: Record<DepositRoute, string> = {
  get cctp() {
    return t`Circle CCTP`
  },
  get bridge() {
    return t`Older bridge`
  },
}
