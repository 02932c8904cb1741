import { t } from '@lingui/core/macro'
import { formatMoney, formatNumber } from '../../../../lib/numbers/format.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { countTrades, formatR } from '../figure-words.ts'
import { BarsPlot } from '../plot/bars-plot.tsx'
import type { RData } from './chart-data.ts'

type Band = RData['data'][number]

export function RDistribution({ data: { n, data } }: { data: RData }) {
  return (
    <ChartCard
      question={t`Are my wins larger than my losses?`}
      count={countTrades(n)}
      note={t`in R, only trades with a stop`}
      file="r-distribution"
      columns={columns()}
      rows={data}
      plot={(width) => (
        <BarsPlot
          label={t`Trades by their result in R: ${data.map((band) => `${bandWords(band)} ${band.trade_count}`).join(', ')}`}
          width={width}
          text={(value) => (Number.isInteger(value) ? String(value) : '')}
          tone="plain"
          bars={data.map((band) => ({
            key: String(band.from_r),
            label: formatNumber(band.from_r, { places: 1, signed: true }),
            value: band.trade_count,
            title: `${bandWords(band)}: ${countTrades(band.trade_count)}, ${formatMoney(band.net_pnl, { signed: true })}`,
          }))}
        />
      )}
    />
  )
}

const bandWords = ({ from_r, to_r }: Band): string => t`${formatR(from_r)} to ${formatR(to_r)}`

function columns(): CardColumn<Band>[] {
  return [
    {
      key: 'from_r',
      name: 'R',
      value: ({ from_r }) => String(from_r),
      shown: bandWords,
      isText: true,
    },
    { key: 'trades', name: t`Trades`, value: ({ trade_count }) => String(trade_count) },
    {
      key: 'net_pnl',
      name: t`Net`,
      value: ({ net_pnl }) => net_pnl,
      shown: ({ net_pnl }) => formatMoney(net_pnl, { signed: true }),
    },
  ]
}
