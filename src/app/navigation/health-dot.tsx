import { t } from '@lingui/core/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { listMarketSymbols } from '../../../contract/market/market.ts'
import { lastPriceAt, useFreshness, type Freshness } from '../../api/freshness.ts'
import { apiQuery } from '../../api/query.ts'
import { usePrice } from '../../api/live/use-price.ts'
import { useLive, useLiveStatus } from '../../api/live/use-live.ts'
import { formatAgo } from '../../lib/time.ts'
import { useNow } from '../../lib/hooks/use-now.ts'
import { StatusDot } from '../../ui/feedback/status-dot.tsx'

const looks = {
  waiting: {
    status: 'off',
    get word() {
      return t`Connecting`
    },
  },
  fresh: {
    status: 'ok',
    get word() {
      return t`Live`
    },
  },
  slow: {
    status: 'slow',
    get word() {
      return t`Slow`
    },
  },
  stale: {
    status: 'bad',
    get word() {
      return t`Stale`
    },
  },
} as const satisfies Record<Freshness, unknown>

/** Shows the age of the prices. It listens to one market itself, so that it is correct on every page. */
export function HealthDot() {
  const markets = useQuery({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
  const pulse = markets.data?.symbols[0]?.symbol
  const { status, word } = looks[useFreshness()]
  const live = useLive()
  const client = useQueryClient()
  const isStreaming = useLiveStatus() === 'open'
  const now = useNow(1_000)
  const at = lastPriceAt(live, client)
  const age = at === null ? t`no price yet` : t`last price ${formatAgo(at, now)}`
  return (
    <span
      title={isStreaming ? t`Prices streamed, ${age}` : t`Prices polled, ${age}`}
      className="flex text-xs text-muted"
    >
      {pulse !== undefined && <Pulse symbol={pulse} />}
      <StatusDot status={status} label={<Word word={word} />} />
    </span>
  )
}

/** Every word has the width of "Stale", so that its neighbours do not move. */
function Word({ word }: { word: string }) {
  return (
    <span className="block w-[2.3rem] max-sm:sr-only">
      {word === looks.waiting.word ? (
        <>
          <span aria-hidden>…</span>
          <span className="sr-only">{word}</span>
        </>
      ) : (
        word
      )}
    </span>
  )
}

function Pulse({ symbol }: { symbol: string }): null {
  usePrice(symbol)
  return null
}
