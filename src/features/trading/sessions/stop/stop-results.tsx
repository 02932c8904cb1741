import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { listSessionLogs } from '../../../../../contract/sessions/logs.ts'
import { closePosition, type Position } from '../../../../../contract/trading/positions.ts'
import type { Session, StopMode } from '../../../../../contract/sessions/sessions.ts'
import { messageFor } from '../../../../api/errors.ts'
import { apiMutation, apiQuery, invalidate } from '../../../../api/query.ts'
import { sessionData } from '../../../../api/session-data.ts'
import { sessionPositionsQuery } from '../../../../api/trading.queries.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { textOf } from '../../../../lib/words/language.ts'
import { Badge } from '../../../../ui/feedback/badge.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { PnlText } from '../../../../ui/figures/pnl-text.tsx'
import { Price } from '../../../../ui/figures/price.tsx'
import { ProtectionChip } from '../../../../ui/feedback/protection-chip.tsx'
import { Spinner } from '../../../../ui/feedback/spinner.tsx'

export interface StopResultsProps {
  session: Session
  mode: StopMode
  /** The open positions when it was stopped. */
  positionIds: readonly string[]
  /** When it was stopped, epoch milliseconds by this clock. */
  since: number
}

const pollMs = 1_500

/** The result for each position: closed, kept, or still open with the reason and a button to try again. */
export function StopResults({ session, mode, positionIds, since }: StopResultsProps) {
  const viewer = useSignedIn()
  const positions = useQuery(sessionPositionsQuery(viewer, session.id, pollMs))
  const warnings = useQuery({
    ...apiQuery(viewer, listSessionLogs, {
      params: { sessionId: session.id },
      query: { level: 'warn', from: String(since), limit: '50' },
    }),
    refetchInterval: pollMs,
    throwOnError: false,
  })
  const stopped = (positions.data ?? []).filter(({ id }) => positionIds.includes(id))
  if (positionIds.length === 0) return <p>{t`Nothing was open. The result is final.`}</p>
  return (
    <ul aria-label={t`What became of each position`} aria-live="polite">
      {stopped.map((position) => (
        <PositionResult
          key={position.id}
          position={position}
          mode={mode}
          warning={warnings.data?.items
            .filter(({ positionId }) => positionId === position.id)
            .map(textOf)
            .at(0)}
        />
      ))}
    </ul>
  )
}

interface PositionResultProps {
  position: Position
  mode: StopMode
  warning: string | undefined
}

function PositionResult({ position, mode, warning }: PositionResultProps) {
  const { side, symbol, entryPrice } = position
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5 last:border-0">
      <Badge tone={side === 'long' ? 'gain' : 'loss'}>{side === 'long' ? t`LONG` : t`SHORT`}</Badge>
      <span className="text-muted">
        <Trans>
          {symbol} from <Price value={entryPrice} />
        </Trans>
      </span>
      <span className="ml-auto flex flex-wrap items-center justify-end gap-3">
        {position.status === 'closed' ? (
          <>
            <span className="text-muted">
              <Trans>
                Closed at <Price value={position.exitPrice} />
              </Trans>
            </span>
            <PnlText net={position.pnl.net} netPct={position.pnl.netPct} />
          </>
        ) : mode === 'close_all' ? (
          <Unclosed position={position} warning={warning} />
        ) : (
          <>
            <span className="text-muted">{mode === 'keep_positions' ? t`Kept` : t`Goes on`}</span>
            <ProtectionChip protection={position.protection} />
          </>
        )}
      </span>
    </li>
  )
}

function Unclosed({ position, warning }: { position: Position; warning: string | undefined }) {
  const client = useQueryClient()
  const again = useMutation(apiMutation(useSignedIn(), closePosition))
  const problem = again.error === null ? warning : messageFor(again.error)
  if (problem === undefined || position.status === 'closing') {
    return (
      <span className="flex items-center gap-2 text-muted">
        <Trans>
          <Spinner /> Closing
        </Trans>
      </span>
    )
  }
  return (
    <>
      <span className="text-danger">
        <Trans>Not closed yet: {problem}</Trans>
      </span>
      <Button
        size="sm"
        pending={again.isPending}
        onClick={() =>
          again.mutate(
            { params: { positionId: position.id }, body: { fraction: 1 } },
            { onSettled: () => void invalidate(client, ...sessionData) },
          )
        }
      >{t`Try again`}</Button>
    </>
  )
}
