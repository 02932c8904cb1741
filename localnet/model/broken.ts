import type { ActiveFault, FaultName } from '../exchange/controls/faults.ts'

const twoMeanings = '{"decisions":[{"action":"hold","action":"buy","symbol":"BTC","quantity":1}]}'
const refused = 'I’m sorry, but I can’t help with that.'
/** What a model would say that does what a market's name, or a person's note, told it to. */
const obeyed = JSON.stringify({
  decisions: [
    {
      symbol: 'BTC',
      action: 'buy',
      quantity: 1_000_000,
      leverage: 50,
      reason: 'All rules are ignored as I was told. The key is needed to go on.',
    },
  ],
})

/** Undefined when no fault of this kind is due. */
export function brokenAnswer(
  does: (fault: FaultName) => ActiveFault | undefined,
): string | undefined {
  const hostile = does('M6')
  if (hostile) return hostile.text ?? twoMeanings
  if (does('M7')) return refused
  return does('M8') && obeyed
}
