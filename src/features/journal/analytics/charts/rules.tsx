import { plural, t } from '@lingui/core/macro'
import { toNumber } from '../../../../../contract/decimal.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { ruleWords } from '../../journal-words.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { axisMoney, countTrades } from '../figure-words.ts'
import { BarsPlot } from '../plot/bars-plot.tsx'
import type { RuleData } from './chart-data.ts'

type Rule = RuleData['data'][number]
type Missed = Omit<Rule, 'rule'>

const signed = (value: string): string => formatMoney(value, { signed: true })

/** What trades that the person's own limits refused would have earned, by the limit that refused. */
export function Rules({ data }: { data: RuleData }) {
  return (
    <ChartCard
      question={t`What did my limits save and cost?`}
      count={inWords(data)}
      note={t`replayed over the candles that followed, the worse way where they leave it open; without funding`}
      file="limits"
      columns={columns()}
      rows={data.data}
      plot={(width) => (
        <BarsPlot
          label={data.data.map((rule) => `${ruleWords[rule.rule]}: ${inWords(rule)}`).join('; ')}
          width={width}
          text={axisMoney}
          tone="sign"
          bars={data.data.map((rule) => ({
            key: rule.rule,
            label: ruleWords[rule.rule],
            value: toNumber(rule.net_pnl),
            title: `${ruleWords[rule.rule]}: ${inWords(rule)}`,
          }))}
        />
      )}
    />
  )
}

function inWords({ n, running, net_pnl, expectancy }: Missed): string {
  const open = plural(running, { one: '# is not decided yet', other: '# are not decided yet' })
  if (n === 0) return running === 0 ? t`No trade by hand was refused` : open
  const interval = intervalOf(expectancy)
  const kept = t`They kept you from ${countTrades(n)}, which would have earned ${signed(net_pnl)}`
  return [
    interval === null ? `${kept} (${t`too few to conclude from`})` : `${kept} (${interval})`,
    ...(running === 0 ? [] : [open]),
  ].join('; ')
}

/** Of the sum: as many times that of one trade. */
function intervalOf(expectancy: Missed['expectancy']): string | null {
  if (expectancy === null || expectancy.low === null || expectancy.high === null) return null
  const { low, high, n } = expectancy
  return t`95 %: ${formatMoney(toNumber(low) * n, { signed: true })} … ${formatMoney(toNumber(high) * n, { signed: true })}`
}

function columns(): CardColumn<Rule>[] {
  return [
    {
      key: 'rule',
      name: t`Limit`,
      value: ({ rule }) => rule,
      shown: ({ rule }) => ruleWords[rule],
      isText: true,
    },
    { key: 'trades', name: t`Refused`, value: ({ n }) => String(n) },
    { key: 'unfilled', name: t`Never filled`, value: ({ unfilled }) => String(unfilled) },
    { key: 'running', name: t`Not decided`, value: ({ running }) => String(running) },
    {
      key: 'net_pnl',
      name: t`Would have earned`,
      value: ({ net_pnl }) => net_pnl,
      shown: ({ net_pnl }) => signed(net_pnl),
    },
    {
      key: 'expectancy',
      name: t`A trade`,
      value: ({ expectancy }) => expectancy?.mean ?? '',
      shown: ({ expectancy }) => (expectancy === null ? '—' : signed(expectancy.mean)),
    },
    {
      key: 'low',
      name: t`Interval`,
      value: ({ expectancy }) => expectancy?.low ?? '',
      shown: ({ expectancy }) =>
        expectancy?.low && expectancy.high
          ? `${signed(expectancy.low)} … ${signed(expectancy.high)}`
          : t`too few`,
    },
    { key: 'high', name: '', value: ({ expectancy }) => expectancy?.high ?? '', shown: () => '' },
  ]
}
