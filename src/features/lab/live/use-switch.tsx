import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  changeBinding,
  deleteBinding,
  listBindings,
  type Binding,
} from '../../../../contract/lab/bindings.ts'
import { listExecutions } from '../../../../contract/lab/executions.ts'
import { listTraders, type Trader } from '../../../../contract/traders/traders.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { confirm } from '../../../ui/overlay/confirm.ts'
import { paceWords } from './paces.ts'
import { SwitchOffChoice, type PositionsChoice } from './switch-off-choice.tsx'
import { moneyWords, stopRuleWords } from './trader-words.ts'

/** Switching a binding on and off, and unbinding: each is asked about first. */
export function useSwitch(binding: Binding, trader: Trader | undefined) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const change = useMutation(apiMutation(viewer, changeBinding))
  const remove = useMutation(apiMutation(viewer, deleteBinding))
  const params = { id: String(binding.id) }
  const symbols = binding.symbols.join(', ')
  const describeError = (error: unknown) => ({ message: messageFor(error) })
  const refresh = () => invalidate(client, listBindings, listExecutions, listTraders)

  async function switchOn(): Promise<void> {
    await confirm({
      title: t`Let it trade?`,
      consequences: [
        binding.scheduled
          ? t`It runs every ${paceWords(binding.interval_secs)} and trades ${symbols} in your account, without asking.`
          : t`It runs when one of its signal pools fires and trades ${symbols} in your account, without asking.`,
        ...(trader === undefined ? [] : [...moneyWords(trader), stopRuleWords(trader)]),
        t`It runs the program as it is saved: what you save later trades at once.`,
      ],
      confirmLabel: t`Switch it on`,
      tone: 'normal',
      action: async () => {
        await change.mutateAsync({ params, body: { enabled: true } })
      },
      describeError,
    })
    await refresh()
  }

  async function switchOff(): Promise<void> {
    let positions: PositionsChoice = 'keep'
    await confirm({
      title: t`Switch it off?`,
      consequences: (
        <SwitchOffChoice
          open={binding.open_positions}
          onChoice={(choice) => {
            positions = choice
          }}
        />
      ),
      confirmLabel: t`Switch it off`,
      action: async () => {
        await change.mutateAsync({ params, body: { enabled: false, positions } })
      },
      describeError,
    })
    await refresh()
  }

  async function unbind(): Promise<void> {
    await confirm({
      title: t`Unbind it?`,
      consequences: [
        t`It trades no more for this trader. What it did stays in the list of the trader.`,
        ...(binding.open_positions > 0
          ? [t`Its open positions stay, with their stops and targets.`]
          : []),
      ],
      confirmLabel: t`Unbind`,
      action: async () => {
        await remove.mutateAsync({ params })
      },
      describeError,
    })
    await refresh()
  }

  return { switchOn, switchOff, unbind }
}
