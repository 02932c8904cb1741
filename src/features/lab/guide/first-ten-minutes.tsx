import { t } from '@lingui/core/macro'
import { examples } from './examples.ts'

const steps = () => [
  {
    title: t`Say when to buy`,
    text: t`A program is one function. It runs each time a candle closes, and knows only what is in ctx. Here: buy when the price is above its mean of 20 candles.`,
    code: examples.first,
  },
  {
    title: t`Buy once, not each hour`,
    text: t`That program buys again and again. ctx.position() is null while nothing is open: ask for it first.`,
    code: examples.once,
  },
  {
    title: t`Say when to stop`,
    text: t`A stop is a price. If the market falls there, the position is sold, whatever the program thinks.`,
    code: examples.stop,
  },
  {
    title: t`Say when to sell`,
    text: t`The other half: what is open is closed when the price is back below its mean.`,
    code: examples.sell,
  },
  {
    title: t`Make the numbers sliders`,
    text: t`Numbers that you want to try out get a name at the top. Move the slider and watch the result; if it only works at one value, it does not work.`,
    code: examples.slider,
  },
  {
    title: t`Size by what you have`,
    text: t`Quantities are in coins. A fifth of your money, whatever the coin costs:`,
    code: examples.size,
  },
]

/** A strategy of one's own, step by step. */
export function FirstTenMinutes() {
  return (
    <ol className="grid grid-cols-1 gap-x-12 gap-y-7 lg:grid-cols-2">
      {steps().map(({ title, text, code }, i) => (
        <li key={title} className="flex min-w-0 flex-col gap-2">
          <h2 className="font-semibold">
            <span className="mr-2 text-accent">{i + 1}</span>
            {title}
          </h2>
          <p className="max-w-[60ch] text-pretty text-muted">{text}</p>
          <pre className="rounded-md border border-line bg-surface p-3 font-mono text-xs whitespace-pre-wrap">
            <code>{code}</code>
          </pre>
        </li>
      ))}
    </ol>
  )
}
