import { t } from '@lingui/core/macro'
import { toNumber } from '../../../../../contract/decimal.ts'
import { formatMoney, formatPercent } from '../../../../lib/numbers/format.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { axisMoney, countTrades, formatR } from '../figure-words.ts'
import { BarsPlot } from '../plot/bars-plot.tsx'
import type { GroupData } from './chart-data.ts'

export interface ExpectancyProps {
  question: string
  /** What the groups are of: "Market". */
  header: string
  file: string
  data: GroupData
  /** The name of a group; the server's key by default. */
  nameOf?: (key: string) => string
  isWide?: boolean
}

type Group = GroupData['data'][number]

/** Px per bar. */
const slot = 44

/** What a trade of each group earned on average, with the interval where there are enough trades for one. */
export function Expectancy(props: ExpectancyProps) {
  const { question, header, file, data, nameOf = (key) => key, isWide } = props
  return (
    <ChartCard
      question={question}
      count={countTrades(data.n)}
      note={t`lines span 95 % intervals, from 20 trades on`}
      file={file}
      columns={groupColumns(header, nameOf)}
      rows={data.data}
      {...(isWide !== undefined && { isWide })}
      plot={(width) => {
        const shown = data.data.slice(0, Math.max(3, Math.floor(width / slot)))
        return (
          <BarsPlot
            label={t`Average net result of a trade: ${shown.map((group) => inWords(group, nameOf)).join('; ')}`}
            width={width}
            text={axisMoney}
            tone="sign"
            bars={shown.map((group) => ({
              key: group.key,
              label: nameOf(group.key),
              value: toNumber(group.expectancy?.mean ?? '0'),
              low: numberOf(group.expectancy?.low),
              high: numberOf(group.expectancy?.high),
              title: inWords(group, nameOf),
            }))}
          />
        )
      }}
    />
  )
}

const numberOf = (value: string | null | undefined): number | null =>
  value === null || value === undefined ? null : toNumber(value)

function inWords({ key, n, expectancy }: Group, nameOf: (key: string) => string): string {
  return `${nameOf(key)} ${formatMoney(expectancy?.mean ?? '0', { signed: true })} (${countTrades(n)})`
}

function groupColumns(header: string, nameOf: (key: string) => string): CardColumn<Group>[] {
  const interval = ({ expectancy }: Group): string =>
    expectancy?.low === null || expectancy?.high === null || !expectancy
      ? t`too few`
      : `${formatMoney(expectancy.low, { signed: true })} … ${formatMoney(expectancy.high, { signed: true })}`
  return [
    { key: 'group', name: header, value: ({ key }) => nameOf(key), isText: true },
    { key: 'trades', name: t`Trades`, value: ({ n }) => String(n) },
    {
      key: 'net_pnl',
      name: t`Net`,
      value: ({ net_pnl }) => net_pnl,
      shown: ({ net_pnl }) => formatMoney(net_pnl, { signed: true }),
    },
    {
      key: 'expectancy',
      name: t`A trade`,
      value: ({ expectancy }) => expectancy?.mean ?? '',
      shown: ({ expectancy }) => formatMoney(expectancy?.mean ?? '0', { signed: true }),
    },
    {
      key: 'low',
      name: t`Interval`,
      value: ({ expectancy }) => expectancy?.low ?? '',
      shown: interval,
    },
    { key: 'high', name: '', value: ({ expectancy }) => expectancy?.high ?? '', shown: () => '' },
    {
      key: 'avg_r',
      name: 'R',
      value: ({ avg_r }) => String(avg_r?.mean ?? ''),
      shown: ({ avg_r }) => (avg_r === null ? '—' : formatR(avg_r.mean)),
    },
    {
      key: 'win_rate_pct',
      name: t`Won`,
      value: ({ win_rate }) => String(win_rate),
      shown: ({ win_rate }) => formatPercent(win_rate, { places: 0 }),
    },
  ]
}
