import { expect, it } from 'vitest'
import { faultsOfDraft } from './draft.ts'

const long = {
  side: 'long' as const,
  entryPrice: '100',
  stopPrice: '90',
  targets: [
    { price: '110', quantity: '1' },
    { price: '120', quantity: '1' },
  ],
  quantity: '2',
}
const short = {
  ...long,
  side: 'short' as const,
  stopPrice: '110',
  targets: [{ price: '90', quantity: '2' }],
}

it.each([
  ['a long', long, []],
  ['a short', short, []],
  ['no stop and no target', { ...long, stopPrice: null, targets: [] }, []],
  ['no quantity yet', { ...long, quantity: null }, []],
  ['a stop above a long', { ...long, stopPrice: '101' }, ['STOP_ON_WRONG_SIDE']],
  ['a stop at the entry', { ...long, stopPrice: '100.0' }, ['STOP_ON_WRONG_SIDE']],
  ['a stop below a short', { ...short, stopPrice: '99' }, ['STOP_ON_WRONG_SIDE']],
  [
    'a target at the entry',
    { ...long, targets: [{ price: '100', quantity: '1' }] },
    ['TARGET_ON_WRONG_SIDE'],
  ],
  ['targets of more than there is', { ...long, quantity: '1.99' }, ['TARGETS_EXCEED_QUANTITY']],
  [
    'six targets',
    { ...long, targets: Array.from({ length: 6 }, () => ({ price: '110', quantity: '0.1' })) },
    ['TOO_MANY_TARGETS'],
  ],
  ['nothing of it', { ...long, quantity: '0', targets: [] }, ['QUANTITY_NOT_POSITIVE']],
  [
    'a price of nothing',
    { ...short, targets: [{ price: '0', quantity: '2' }] },
    ['PRICE_NOT_POSITIVE'],
  ],
])('%s', (_name, draft, faults) => {
  expect(faultsOfDraft(draft)).toEqual(faults)
})
