import { plural, t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  closeAllPositions,
  closeAsset,
  type AssetCloseResult,
} from '../../../../contract/trading/account.ts'
import { absolute, sign } from '../../../../contract/decimal.ts'
import { messageFor } from '../../../api/errors.ts'
import type { NetPosition } from '../../../api/exchange/net-account.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { sessionData } from '../../../api/session-data.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatMoney, formatSize } from '../../../lib/numbers/format.ts'
import { confirm } from '../../../ui/overlay/confirm.ts'

interface Question {
  title: string
  confirmLabel: string
  /** The positions listed in the confirmation. */
  named: readonly NetPosition[]
  act: () => Promise<readonly AssetCloseResult[]>
}

/** Closes net positions by market, after a confirmation that lists them. */
export function useCloseNet(onResults: (results: readonly AssetCloseResult[]) => void) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const one = useMutation(apiMutation(viewer, closeAsset))
  const all = useMutation(apiMutation(viewer, closeAllPositions))

  async function ask({ title, confirmLabel, named, act }: Question): Promise<void> {
    await confirm({
      title,
      consequences: [
        ...named.map(inWords),
        t`What is closed at the market may fill at a slightly different price.`,
      ],
      confirmLabel,
      pendingLabel: t`Closing`,
      describeError: (error) => ({ message: messageFor(error) }),
      action: async () => {
        try {
          onResults(await act())
        } finally {
          await client.invalidateQueries({ queryKey: ['exchange', viewer.address] })
          await invalidate(client, ...sessionData)
        }
      },
    })
  }

  return {
    closeOne: (position: NetPosition, assetIndex: number) =>
      ask({
        title: t`Close all of your ${position.symbol}?`,
        confirmLabel: t`Close ${position.symbol}`,
        named: [position],
        act: async () => [await one.mutateAsync({ body: { assetIndex } })],
      }),
    closeAll: (positions: readonly NetPosition[]) =>
      ask({
        title: t`Close every position of the account?`,
        confirmLabel: t`Close ${plural(positions.length, { one: `1 position`, other: `# positions` })}`,
        named: positions,
        act: async () => (await all.mutateAsync({})).results,
      }),
  }
}

export function isLong({ size }: NetPosition): boolean {
  return sign(size) > 0
}

function inWords(position: NetPosition): string {
  const { symbol, size, notional, unrealized } = position
  const held = `${formatSize(absolute(size))} ${symbol}, ${formatMoney(notional)}`
  const gain = formatMoney(unrealized, { signed: true })
  return isLong(position)
    ? t`Long ${held}, unrealized ${gain}.`
    : t`Short ${held}, unrealized ${gain}.`
}
