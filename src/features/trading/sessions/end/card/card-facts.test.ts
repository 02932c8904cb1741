import { expect, test } from 'vitest'
import { sampleSession } from '../../../../../testing/sample-session.ts'
import { type CardFacts, cardFacts } from './card-facts.ts'
import { drawCard, type Pen } from './draw-card.ts'

const session = sampleSession({
  status: 'ended',
  endReason: 'profit_target',
  budget: '12345',
  pnl: {
    realized: '1300',
    unrealized: '0',
    fees: '61.7',
    funding: '-3.8',
    net: '1234.5',
    netPct: 10,
  },
  startedAt: 0,
  endedAt: 8 * 3_600_000,
})
const path = [
  { time: 0, pct: 0 },
  { time: 1, pct: 10 },
]
const theme = {
  background: 'black',
  text: 'white',
  muted: 'grey',
  line: 'grey',
  edge: 'grey',
  gain: 'green',
  loss: 'red',
  accent: 'blue',
  warn: 'orange',
  font: 'sans-serif',
}

/** All words that the picture has. */
function wordsOf(facts: CardFacts): string[] {
  const words: string[] = []
  const nothing = () => {}
  const pen: Pen = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    font: '',
    textAlign: 'left',
    fillRect: nothing,
    beginPath: nothing,
    moveTo: nothing,
    lineTo: nothing,
    stroke: nothing,
    fillText: (text) => words.push(text),
    measureText: () => ({ width: 100 }) as TextMetrics,
  }
  drawCard(pen, facts, theme)
  return words
}

test('tells gross, fees, funding and net, and the result beside holding', () => {
  const words = wordsOf(cardFacts(session, path, '200', { hidesAmounts: false, invitation: null }))
  for (const told of ['+$1,300.00', '−$61.70', '−$3.80', '+$1,234.50', '+$1,034.50', '+10.00%'])
    expect(words).toContain(told)
  expect(words.join(' ')).toContain('$12,345.00')
  expect(words).toContain('Reached its profit target')
})

test('hidden amounts are nowhere in the picture', () => {
  const facts = cardFacts(session, path, '200', { hidesAmounts: true, invitation: null })
  const words = wordsOf(facts).join(' ')
  expect(words).not.toMatch(/[$]|12,?345|1,?234|1,?300|61\.7/)
  expect(words).toContain('+10.53%')
  expect(JSON.stringify(facts)).not.toMatch(/[$]|12,?345|1,?234|1,?300|61\.7/)
})
