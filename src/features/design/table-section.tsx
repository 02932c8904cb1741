import { Badge } from '../../ui/feedback/badge.tsx'
import { Button } from '../../ui/form/button.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { Column } from '../../ui/table/data-table.tsx'
import { EmptyMessage } from '../../ui/feedback/empty-message.tsx'
import { PnlText } from '../../ui/figures/pnl-text.tsx'
import { Price } from '../../ui/figures/price.tsx'
import { ProtectionChip } from '../../ui/feedback/protection-chip.tsx'
import { Rail } from '../../ui/rail/rail.tsx'
import { Section, Specimen } from './section.tsx'

interface Holding {
  symbol: string
  side: 'LONG' | 'SHORT'
  entry: string
  mark: string
  net: string
  netPct: number
  protection: 'on_exchange' | 'watched' | 'none'
}

const rows: Holding[] = [
  {
    symbol: 'BTC',
    side: 'LONG',
    entry: '97123.5',
    mark: '97640.0',
    net: '12.4',
    netPct: 4.13,
    protection: 'on_exchange',
  },
  {
    symbol: 'ETH',
    side: 'SHORT',
    entry: '3381.2',
    mark: '3402.7',
    net: '-8.13',
    netPct: -2.71,
    protection: 'watched',
  },
  {
    symbol: 'DOGE',
    side: 'LONG',
    entry: '0.14215',
    mark: '0.14215',
    net: '0',
    netPct: 0,
    protection: 'none',
  },
]

const many = Array.from({ length: 500 }, (_, index): Holding => ({
  symbol: `M${index + 1}`,
  side: index % 2 === 0 ? 'LONG' : 'SHORT',
  entry: String(100 + index),
  mark: String(101 + index),
  net: String((index * 37) % 500),
  netPct: (index % 9) - 4,
  protection: 'on_exchange',
}))

const columns: Column<Holding>[] = [
  {
    key: 'market',
    header: 'Market',
    lead: true,
    sort: { by: 'text', of: (row) => row.symbol },
    cell: (row) => (
      <span className="flex items-center gap-2 font-medium">
        {row.symbol}
        <Badge tone={row.side === 'LONG' ? 'gain' : 'loss'}>{row.side}</Badge>
      </span>
    ),
  },
  {
    key: 'entry',
    header: 'Entry',
    align: 'right',
    card: 'line',
    cell: (row) => <Price value={row.entry} />,
  },
  {
    key: 'mark',
    header: 'Mark',
    align: 'right',
    card: 'line',
    cell: (row) => <Price value={row.mark} />,
  },
  {
    key: 'net',
    header: 'Net',
    align: 'right',
    width: 144,
    card: 'value',
    sort: { by: 'amount', of: (row) => row.net },
    cell: (row) => <PnlText net={row.net} netPct={row.netPct} />,
  },
  {
    key: 'rail',
    header: 'Session',
    width: 240,
    fold: 2,
    cell: (row) => (
      <Rail
        lossThreshold={5}
        profitTarget={10}
        netPct={row.netPct}
        size="sm"
        className="max-w-40 min-w-24"
      />
    ),
  },
  {
    key: 'protection',
    header: 'Protection',
    fold: 1,
    cell: (row) => <ProtectionChip protection={row.protection} />,
  },
  {
    key: 'actions',
    header: 'Actions',
    hideHeader: true,
    action: true,
    align: 'right',
    cell: () => <Button size="sm">Close</Button>,
  },
]

export function TableSection() {
  return (
    <Section title="Table">
      <Specimen name="Columns fold by importance, cards below 920 px">
        <DataTable
          caption="Positions"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.symbol}
          rowName={(row) => row.symbol}
        />
      </Specimen>
      <Specimen name="Long: only what is in view is drawn">
        <DataTable
          caption="Five hundred positions"
          columns={columns}
          rows={many}
          rowKey={(row) => row.symbol}
          rowName={(row) => row.symbol}
        />
      </Specimen>
      <Specimen name="Empty">
        <DataTable
          caption="Positions"
          columns={columns}
          rows={[]}
          rowKey={(row) => row.symbol}
          empty={<EmptyMessage title="No open positions" />}
        />
      </Specimen>
      <Specimen name="Long, in a part that scrolls by itself">
        <div className="max-h-80 overflow-y-auto [--sticky-top:0px]">
          <DataTable
            caption="Holdings in a part"
            columns={columns}
            rows={many}
            rowKey={(row) => row.symbol}
            rowName={(row) => row.symbol}
          />
        </div>
      </Specimen>
    </Section>
  )
}
