import { t } from '@lingui/core/macro'

/** How each number is made. */
export function Definitions() {
  const terms = [
    [
      t`Per $100`,
      t`The mean result of a session, and below it the interval in which the mean lies with 95% probability, as far as these candles can tell. Starts that share candles count as one.`,
    ],
    [t`Later part`, t`The same of the last 40% of the starts only.`],
    [
      t`Before costs`,
      t`The same starts without fees (0.045% and 0.01% a fill), slippage (0.05% a fill) and funding.`,
    ],
    [
      t`Random entries`,
      t`The mean of the same sessions with the direction drawn by lot; beside it, always long. A strategy that is no better has no edge.`,
    ],
    [
      t`Breaks even at`,
      t`The share of sessions that must reach their target, if all others reach their loss threshold. Few do either: most end by time or by a turn.`,
    ],
    [t`Worst run`, t`The largest fall of one session after the other, summed.`],
  ]
  return (
    <section aria-labelledby="counted" className="border-t border-line pt-4">
      <h2 id="counted" className="text-base font-semibold">{t`How these numbers are made`}</h2>
      <dl className="mt-2 grid max-w-4xl grid-cols-1 gap-x-6 gap-y-2 sm:grid-cols-[9rem_1fr]">
        {terms.map(([name, meaning]) => (
          <div key={name} className="contents">
            <dt className="font-medium">{name}</dt>
            <dd className="text-pretty text-muted max-sm:mb-2">{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
