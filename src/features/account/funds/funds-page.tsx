import { plural, t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { profileQuery } from '../../../api/trading.queries.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Stat } from '../../../ui/figures/stat.tsx'
import { Tabs } from '../../../ui/overlay/tabs.tsx'
import { DepositPanel } from './deposit/deposit-panel.tsx'
import { totalDepositedQuery } from './funds.queries.ts'
import { Holdings } from './holdings.tsx'
import { ReconciliationLine } from './ledger/reconciliation-line.tsx'
import { TransferPanel } from './transfer/transfer-panel.tsx'
import { Transactions } from './ledger/transactions.tsx'
import { useRefreshOnBalance } from './use-account.ts'

const tabs = ['deposit', 'withdraw', 'send'] as const
type FundsTab = (typeof tabs)[number]

/** Deposits, transfers out, and the list of all of them. The tab is in the URL. */
export function FundsPage() {
  const [search, setSearch] = useSearchParams()
  const tab = tabs.find((known) => known === search.get('tab')) ?? 'deposit'
  useRefreshOnBalance()

  function choose(next: FundsTab): void {
    const changed = new URLSearchParams(search)
    changed.set('tab', next)
    setSearch(changed, { replace: true })
  }

  return (
    <div className="flex flex-col gap-8">
      <title>{t`Funds · Alura`}</title>
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold">{t`Funds`}</h1>
        <p className="text-pretty text-muted">{t`Your money lies in your own account on the exchange. Alura can trade it, never move it: what leaves is signed by your wallet, each time.`}</p>
      </div>
      <Figures />
      <Tabs
        label={t`Ways of moving money`}
        value={tab}
        onValueChange={choose}
        tabs={[
          { value: 'deposit', label: t`Deposit`, panel: <DepositPanel /> },
          {
            value: 'withdraw',
            label: t`Withdraw`,
            panel: <TransferPanel key="withdraw" kind="withdraw" />,
          },
          {
            value: 'send',
            label: t`Send`,
            panel: <TransferPanel key="send" kind="send" />,
          },
        ]}
      />
      <Transactions />
    </div>
  )
}

function Figures() {
  const viewer = useSignedIn()
  const pollMs = usePollMs()
  const { simulated } = useWorld()
  const account = useQuery(profileQuery(viewer, pollMs)).data?.account
  const deposited = useQuery(totalDepositedQuery(viewer, pollMs)).data
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-x-12 gap-y-4">
        <Stat label={t`Equity on the exchange`} note={simulated ? t`Simulated` : undefined}>
          {account ? <Money value={account.equity} /> : <Blank />}
        </Stat>
        <Stat label={t`Can be withdrawn`}>
          {account ? <Money value={account.withdrawable} /> : <Blank />}
        </Stat>
        <Stat label={t`Deposited`} note={deposited && depositNote(deposited, simulated)}>
          {deposited === undefined ? (
            <Blank />
          ) : simulated && deposited.count === 0 ? (
            '—'
          ) : (
            <Money value={deposited.total} />
          )}
        </Stat>
      </div>
      <ReconciliationLine />
      <Holdings />
    </div>
  )
}

function depositNote({ count }: { count: number }, simulated: boolean): string {
  if (!simulated) return t`${plural(count, { one: `1 deposit`, other: `# deposits` })}`
  return count === 0
    ? t`Test money alone, which is not counted`
    : t`${plural(count, { one: `1 deposit`, other: `# deposits` })}, test money not counted`
}

function Blank() {
  return <Skeleton className="h-7 w-28" />
}
