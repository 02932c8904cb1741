import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Button } from '../../ui/form/button.tsx'
import { EmptyMessage } from '../../ui/feedback/empty-message.tsx'
import { usualView, type BoardView } from './board-view.ts'
import { periodWords } from './measures.ts'

export interface BoardEmptyProps {
  view: BoardView
  onChange: (change: Partial<BoardView>) => void
}

/** Why nobody is listed, and the step that may change it. */
export function BoardEmpty({ view, onChange }: BoardEmptyProps) {
  const { search, minTrades, period, who } = view
  if (search.trim() !== '') {
    return (
      <EmptyMessage
        title={t`No ranked trader has “${search.trim()}” in the address or name`}
        action={<Button onClick={() => onChange({ search: '' })}>{t`Show all`}</Button>}
      />
    )
  }
  if (minTrades > 1) {
    return (
      <EmptyMessage
        title={t`Too few trades`}
        action={
          <Button onClick={() => onChange({ minTrades: 1 })}>{t`Rank from one trade on`}</Button>
        }
      >
        <Trans>
          Nobody has closed {minTrades} positions in {periodWords[period]} yet.
        </Trans>
      </EmptyMessage>
    )
  }
  if (period !== 'all') {
    return (
      <EmptyMessage
        title={t`Too few trades`}
        action={<Button onClick={() => onChange({ period: 'all' })}>{t`Show all time`}</Button>}
      >
        <Trans>Nobody has closed a position in {periodWords[period]} yet.</Trans>
      </EmptyMessage>
    )
  }
  return (
    <EmptyMessage
      title={t`Too few trades`}
      action={
        who !== 'all' && (
          <Button onClick={() => onChange({ who: usualView.who })}>{t`Show everybody`}</Button>
        )
      }
    >{t`Whoever closes a position of a session is ranked here.`}</EmptyMessage>
  )
}
