import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AssetCloseResult } from '../../../../contract/trading/account.ts'
import { absolute } from '../../../../contract/decimal.ts'
import type { CloseResult } from '../../../../contract/trading/positions.ts'
import { messageFor } from '../../../api/errors.ts'
import { netAccountQuery, type NetPosition } from '../../../api/exchange/net-account.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { formatMoney, formatSize } from '../../../lib/numbers/format.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { marketIndexQuery } from './settings.queries.ts'
import { SettingsSection } from './settings-section.tsx'
import { isLong, useCloseNet } from './use-close-net.ts'

/** The account's positions by market, whoever opened them, with buttons to close each or all. */
export function PositionsSection() {
  const { exchange } = useWorld()
  const account = useQuery(netAccountQuery(useSignedIn(), exchange.url, usePollMs()))
  const [results, setResults] = useState<readonly AssetCloseResult[]>([])
  return (
    <SettingsSection
      id="positions"
      title={t`Open positions`}
      note={t`As the exchange nets them, whoever opened them. Closing here also closes what sessions hold; they go on and may open new ones.`}
    >
      {account.data ? (
        <NetPositions positions={account.data.positions} onResults={setResults} />
      ) : account.error ? (
        <ErrorMessage
          message={messageFor(account.error)}
          onRetry={() => void account.refetch()}
          retrying={account.isFetching}
        />
      ) : (
        <Skeleton className="h-11 w-full" />
      )}
      <Results results={results} />
    </SettingsSection>
  )
}

interface NetPositionsProps {
  positions: readonly NetPosition[]
  onResults: (results: readonly AssetCloseResult[]) => void
}

function NetPositions({ positions, onResults }: NetPositionsProps) {
  const { closeOne, closeAll } = useCloseNet(onResults)
  const indexes = useQuery(marketIndexQuery()).data
  if (positions.length === 0) return <p className="text-muted">{t`Nothing is open.`}</p>
  return (
    <>
      <ul aria-label={t`Open positions by market`} className="flex flex-col">
        {positions.map((position) => {
          const assetIndex = indexes?.get(position.symbol)
          return (
            <li
              key={position.symbol}
              className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2 last:border-0"
            >
              <Badge tone={isLong(position) ? 'gain' : 'loss'}>
                {isLong(position) ? t`LONG` : t`SHORT`}
              </Badge>
              <span className="font-medium">{position.symbol}</span>
              <span className="text-muted">
                {formatSize(absolute(position.size))}, {formatMoney(position.notional)}
              </span>
              <span className="ml-auto flex items-center gap-4">
                <Money value={position.unrealized} signed />
                <Button
                  size="sm"
                  aria-label={t`Close ${position.symbol}`}
                  disabledReason={assetIndex === undefined ? t`Not traded here` : undefined}
                  onClick={() => assetIndex !== undefined && void closeOne(position, assetIndex)}
                >
                  {t({ message: 'Close', context: 'a position' })}
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
      <div>
        <Button
          variant="danger"
          onClick={() => void closeAll(positions)}
        >{t`Close all positions`}</Button>
      </div>
    </>
  )
}

const words: Record<CloseResult, string> = {
  get closed() {
    return t`closed`
  },
  get partial() {
    return t`closed in part`
  },
  get unknown() {
    return t`not confirmed yet: the exchange is asked until it tells`
  },
  get failed() {
    return t`not closed`
  },
}

function Results({ results }: { results: readonly AssetCloseResult[] }) {
  return (
    <output className={results.length === 0 ? 'sr-only' : 'flex flex-col gap-1'}>
      {results.map(({ symbol, result, message }) => (
        <span key={symbol} className={result === 'closed' ? 'text-muted' : 'text-danger'}>
          {symbol}: {words[result]}
          {message !== undefined && `. ${message}`}
        </span>
      ))}
    </output>
  )
}
