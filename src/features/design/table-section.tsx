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

const columns: Column<Holding>[] = [
  {
    key: 'market',
    header: 'Market',
    lead: true,
    cell: (row) => (
      <span className="flex items-center gap-2 font-medium">
        {row.symbol}
        <Badge tone={row.side === 'LONG' ? 'gain' : 'loss'}>{row.side}</Badge>
      </span>
    ),
  },
  { key: 'entry', header: 'Entry', align: 'right', cell: (row) => <Price value={row.entry} /> },
  { key: 'mark', header: 'Mark', align: 'right', cell: (row) => <Price value={row.mark} /> },
  {
    key: 'net',
    header: 'Net',
    align: 'right',
    cell: (row) => <PnlText net={row.net} netPct={row.netPct} />,
  },
  {
    key: 'rail',
    header: 'Session',
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
    cell: (row) => <ProtectionChip protection={row.protection} />,
  },
  {
    key: 'actions',
    header: 'Actions',
    hideHeader: true,
    align: 'right',
    cell: () => <Button size="sm">Close</Button>,
  },
]

export function TableSection() {
  return (
    <Section title="Table">
      <Specimen name="Cards below 640 px">
        <DataTable caption="Positions" columns={columns} rows={rows} rowKey={(row) => row.symbol} />
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
    </Section>
  )
}
