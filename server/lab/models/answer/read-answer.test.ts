import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnswer } from './read-answer.ts'

const one = { symbols: ['BTC'], prices: new Map([['BTC', 50_000]]) }
const two = {
  symbols: ['BTC', 'ETH'],
  prices: new Map([
    ['BTC', 50_000],
    ['ETH', 2_000],
  ]),
}
const buy = { action: 'buy', symbol: 'BTC', quantity: 0.01 }
const text = JSON.stringify(buy)

const read = (answer: string, terms = one) => readAnswer(answer, terms)
const problem = (answer: string, terms = one) => {
  const result = read(answer, terms)
  return result.kind === 'unclear' ? result.problem : `read: ${JSON.stringify(result.decisions)}`
}

test.each([
  ['one object', text],
  ['a list of one', `[${text}]`],
  ['under decisions', `{"decisions": [${text}]}`],
  ['one under decision', `{"decision": ${text}}`],
  ['in a fence', '```json\n' + text + '\n```'],
  ['amid prose', `I think [as of now] that this is best: ${text} Good luck!`],
  ['said twice alike', `${text}\nSo: ${text}`],
  ['under its market', '{"BTC": {"action": "buy", "quantity": 0.01}}'],
  ['numbers as text', '{"action":"BUY","symbol":"btc-perp","quantity":"0.01"}'],
  ['without its only market', '{"action":"long","quantity":0.01}'],
  ['by other names', '{"operation":"buy","coin":"BTC","size":0.01}'],
  ['in USDC', '{"action":"buy","symbol":"BTC","size_usdc":"$500"}'],
  ['stops that are none', '{"action":"buy","symbol":"BTC","quantity":0.01,"stop":0,"target":null}'],
  ['what is not asked for', '{"action":"buy","symbol":"BTC","quantity":0.01,"confidence":9}'],
])('reads %s', (_, answer) => {
  expect(read(answer)).toEqual({ kind: 'decisions', decisions: [buy] })
})

test('reads several markets at once, stops, leverage, plans and parts', () => {
  const answer = JSON.stringify([
    {
      ...buy,
      leverage: '3x',
      stop_loss: '48,000',
      take_profit_price: '55,000.5',
      reason: 'up\u0007 it goes',
      plan: 'out at 48k',
    },
    { action: 'close', symbol: 'ETH', fraction: '50%' },
  ])
  expect(read(answer, two)).toEqual({
    kind: 'decisions',
    decisions: [
      {
        ...buy,
        leverage: 3,
        stop: 48_000,
        target: 55_000.5,
        reason: 'up it goes',
        plan: 'out at 48k',
      },
      { action: 'close', symbol: 'ETH', fraction: 0.5 },
    ],
  })
  expect(read('{"decisions":[]}')).toEqual({ kind: 'decisions', decisions: [] })
  expect(read('{"action":"wait"}', two)).toMatchObject({ decisions: [{ action: 'hold' }] })
})

test.each([
  ['', 'it is empty'],
  ['0.5', 'a number alone'],
  ['[0.5]', 'there is no JSON'],
  ['Buy some BTC', 'there is no JSON'],
  ['I’m sorry, but I can’t help with that.', 'declines'],
  [text.slice(0, -8), 'broken or cut off'],
  [`${text} or rather {"action":"sell","symbol":"BTC","quantity":1}`, 'several JSON values'],
  ['{"action":"hold","action":"buy","symbol":"BTC","quantity":1}', 'says a thing twice'],
  ['{"action":"buy","symbol":"BTC","quantity":1e999}', 'cannot be used'],
  ['{"action":"explode","symbol":"BTC"}', 'none of buy, sell'],
  ['{"action":"constructor","symbol":"BTC"}', 'none of buy, sell'],
  ['{"action":"buy","symbol":"DOGE","quantity":1}', 'not one of BTC'],
  ['{"action":"buy","symbol":"BTC"}', 'how much'],
  ['{"action":"buy","symbol":"BTC","quantity":1,"size_usdc":2}', 'in coins and another'],
  ['{"action":"buy","symbol":"BTC","quantity":1,"size":2}', 'its quantity twice'],
  ['{"action":"buy","symbol":"BTC","quantity":"1,5"}', 'not a number'],
  ['{"action":"buy","symbol":"BTC","quantity":-1}', 'not above 0'],
  ['{"action":"buy","symbol":"BTC","quantity":1,"leverage":2.5}', 'not a whole number'],
  ['{"action":"buy","symbol":"BTC","quantity":1,"leverage":5000}', 'out of range'],
  ['{"action":"close","symbol":"BTC","fraction":30}', 'between 0 and 1'],
  [`[${text},${text.replace('0.01', '0.02')}]`, 'BTC twice'],
  ['{"thoughts":"none"}', 'no action'],
  ['{"decisions":["buy"]}', 'not an object'],
])('refuses %s', (answer, why) => {
  expect(problem(answer)).toContain(why)
})

test('asks which market where there are two', () => {
  expect(problem('{"action":"buy","quantity":1}', two)).toContain('which market')
})

test('whatever it is given, it answers, and never with another market or a size that is none', () => {
  const values = fc.jsonValue({ maxDepth: 4 })
  const answers = fc.oneof(
    fc.string({ maxLength: 200 }),
    values.map((value) => JSON.stringify(value)),
    fc
      .record({ action: fc.constantFrom('buy', 'sell', 'close'), quantity: values, stop: values })
      .map((value) => JSON.stringify(value)),
  )
  fc.assert(
    fc.property(answers, (answer) => {
      const result = read(answer)
      if (result.kind === 'unclear') return
      for (const decision of result.decisions) {
        expect(decision.symbol).toBe('BTC')
        expect('quantity' in decision ? decision.quantity : 1).toBeGreaterThan(0)
      }
    }),
  )
})

test('a text of many brackets is read in no time', () => {
  expect(problem('[{'.repeat(30_000))).toContain('broken')
  expect(problem('[1] '.repeat(15_000))).toContain('no JSON')
})
