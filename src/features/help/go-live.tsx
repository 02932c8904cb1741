import { t } from '@lingui/core/macro'
import { useWorld } from '../../api/exchange/world.ts'
import { formatMoney, formatPercent } from '../../lib/numbers/format.ts'

interface Step {
  what: string
  how: string
  costs: string
  signs: string
}

/** From the demo to a wallet of one's own on the test network, with what each step costs and signs. */
export function GoLive() {
  const steps = goLiveSteps(useWorld())
  return (
    <section aria-labelledby="go-live" className="flex flex-col gap-3">
      <h2
        id="go-live"
        className="text-base font-semibold"
      >{t`From the demo to your own wallet`}</h2>
      <p className="max-w-[65ch] text-pretty text-muted">{t`Go to the test network first: it is the real exchange's rules and books, without real money. Stop after any step; nothing runs on by itself.`}</p>
      <ol className="divide-y divide-line border-y border-line">
        {steps.map(({ what, how, costs, signs }, index) => (
          <li key={what} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 py-3">
            <span className="text-muted">{index + 1}</span>
            <span className="font-medium">{what}</span>
            <p className="col-start-2 max-w-[65ch] text-pretty text-muted">{how}</p>
            <dl className="col-start-2 flex flex-wrap gap-x-6 gap-y-1 text-xs">
              <div className="flex gap-1.5">
                <dt className="text-muted">{t`Costs`}</dt>
                <dd>{costs}</dd>
              </div>
              <div className="flex gap-1.5">
                <dt className="text-muted">{t`Signs`}</dt>
                <dd>{signs}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ol>
    </section>
  )
}

type Terms = Pick<ReturnType<typeof useWorld>, 'fees' | 'minimums'>

function goLiveSteps({ fees, minimums }: Terms): Step[] {
  const nothing = t`nothing`
  return [
    {
      what: t`See one demo session to its end`,
      how: t`Read its report: what it earned or lost, what it paid in fees, and how it compares with holding.`,
      costs: t`nothing, the money is simulated`,
      signs: t`nothing you see: the demo wallet signs in this browser`,
    },
    {
      what: t`Start Alura on the test network`,
      how: t`Set NETWORK=testnet and start it again. The badge beside the name says which network it is.`,
      costs: nothing,
      signs: nothing,
    },
    {
      what: t`Connect your wallet and sign in`,
      how: t`Use a wallet made for trading, not the one with your savings.`,
      costs: nothing,
      signs: t`one readable message, which moves nothing`,
    },
    {
      what: t`Bring test dollars to the exchange`,
      how: t`From the exchange's own test faucet, or by a deposit of at least ${formatMoney(minimums.deposit)}.`,
      costs: t`a deposit costs the chain's gas`,
      signs: t`one transfer, only if you deposit`,
    },
    {
      what: t`Let the agent trade`,
      how: t`It may place and close orders until the date in the message, and never withdraw. You can revoke it under Settings.`,
      costs: nothing,
      signs: t`one approval of the agent`,
    },
    {
      what: t`Allow Alura's fee`,
      how: t`The signature is an upper limit: Alura cannot take more.`,
      costs: t`${formatPercent(Number(fees.builder) * 100, { places: 3 })} of each order that fills, beside the exchange's ${formatPercent(Number(fees.taker) * 100, { places: 3 })}`,
      signs: t`one approval of the highest fee`,
    },
    {
      what: t`Start with the least`,
      how: t`A budget of ${formatMoney(minimums.budget)}, a loss you would shrug off, and a time limit. Watch how it ends.`,
      costs: t`at most its loss threshold, unless the price jumps`,
      signs: t`nothing more`,
    },
    {
      what: t`Take the money out again, once`,
      how: t`So that you know the way before you need it.`,
      costs: t`${formatMoney(fees.withdraw)} a withdrawal`,
      signs: t`one withdrawal`,
    },
  ]
}
