// The one description of what a program can use. The editor's types, the guide, completion and validation are made
// from it, so that none of them can say something else.

export interface Parameter {
  name: string
  /** TypeScript. */
  type: string
  optional?: boolean
  summary: string
}

export interface Member {
  name: string
  kind: 'value' | 'read' | 'decision' | 'note'
  parameters?: readonly Parameter[]
  /** TypeScript: of the value, or what the function returns. */
  returns: string
  summary: string
}

const symbol: Parameter = {
  name: 'symbol',
  type: 'string',
  optional: true,
  summary: 'A market such as "ETH"; without it the market that the run is about.',
}
const order = (way: string): readonly Parameter[] => [
  { name: 'symbol', type: 'string', summary: 'The market to trade.' },
  {
    name: 'quantity',
    type: 'number',
    summary: `How much to ${way}, in units of the coin, above 0.`,
  },
  {
    name: 'options',
    type: 'OrderOptions',
    optional: true,
    summary: 'Leverage, a stop, a target, and the reason to be shown.',
  },
]

/** What `ctx` has, in the order in which the guide tells it. */
export const members: readonly Member[] = [
  {
    name: 'symbol',
    kind: 'value',
    returns: 'string',
    summary: 'The market that this run is about.',
  },
  {
    name: 'time',
    kind: 'value',
    returns: 'number',
    summary: 'When this run happens, in milliseconds since 1970 (UTC). The only clock there is.',
  },
  {
    name: 'params',
    kind: 'value',
    returns: 'Readonly<Record<string, number>>',
    summary: 'The numbers declared by param(), with the values of this run.',
  },
  {
    name: 'state',
    kind: 'value',
    returns: 'Record<string, any>',
    summary: 'A small JSON object that is kept from run to run: at most 16 kB.',
  },
  {
    name: 'price',
    kind: 'read',
    parameters: [symbol],
    returns: 'number',
    summary: 'The latest price.',
  },
  {
    name: 'candles',
    kind: 'read',
    parameters: [
      { ...symbol, optional: false },
      {
        name: 'interval',
        type: 'Interval',
        optional: true,
        summary: 'Such as "1h"; without it the interval that the program runs by.',
      },
      {
        name: 'count',
        type: 'number',
        optional: true,
        summary: 'How many, at most 1000; without it 100.',
      },
    ],
    returns: 'Candle[]',
    summary: 'The latest closed candles, oldest first. Never one that is still forming.',
  },
  {
    name: 'indicator',
    kind: 'read',
    parameters: [
      {
        name: 'name',
        type: 'IndicatorName',
        summary: 'One of the indicators listed below.',
      },
      {
        name: 'options',
        type: 'IndicatorOptions',
        optional: true,
        summary:
          'Its periods, and symbol, interval and ago (closed candles back, 0 is the latest).',
      },
    ],
    returns: 'number',
    summary:
      'The value of an indicator at a closed candle; NaN while there are too few candles. Indicators of several lines take the line by the option line.',
  },
  {
    name: 'signal',
    kind: 'read',
    parameters: [
      {
        name: 'interval',
        type: 'Interval',
        optional: true,
        summary: 'Such as "1h"; without it the interval that the program runs by.',
      },
      symbol,
    ],
    returns: 'number',
    summary: 'What Alura thinks of the market: −1 (falls) to 1 (rises).',
  },
  {
    name: 'funding',
    kind: 'read',
    parameters: [symbol],
    returns: 'number | null',
    summary:
      'The funding rate of an hour as a fraction: above 0 longs pay shorts. Null while the exchange does not tell it.',
  },
  {
    name: 'position',
    kind: 'read',
    parameters: [symbol],
    returns: 'Position | null',
    summary: 'The open position, or null.',
  },
  {
    name: 'balance',
    kind: 'read',
    parameters: [],
    returns: 'number',
    summary: 'USDC that is free for new positions.',
  },
  {
    name: 'equity',
    kind: 'read',
    parameters: [],
    returns: 'number',
    summary: 'USDC with open results counted in.',
  },
  {
    name: 'buy',
    kind: 'decision',
    parameters: order('buy'),
    returns: 'void',
    summary: 'Buys at the market: opens or adds to a long position, or closes a short one first.',
  },
  {
    name: 'sell',
    kind: 'decision',
    parameters: order('sell'),
    returns: 'void',
    summary: 'Sells at the market: opens or adds to a short position, or closes a long one first.',
  },
  {
    name: 'close',
    kind: 'decision',
    parameters: [
      symbol,
      {
        name: 'fraction',
        type: 'number',
        optional: true,
        summary: 'How much of it, above 0 and at most 1; without it all.',
      },
      { name: 'reason', type: 'string', optional: true, summary: 'Shown with the decision.' },
    ],
    returns: 'void',
    summary: 'Closes the position, or a part of it. Nothing happens when there is none.',
  },
  {
    name: 'hold',
    kind: 'decision',
    parameters: [
      { name: 'reason', type: 'string', optional: true, summary: 'Why nothing is done.' },
    ],
    returns: 'void',
    summary: 'Does nothing and says why. A run without a decision holds as well.',
  },
  {
    name: 'log',
    kind: 'note',
    parameters: [{ name: 'values', type: '...any[]', summary: 'What to write down.' }],
    returns: 'void',
    summary: 'Writes a line to the log of this run: at most 100 lines of 500 characters.',
  },
]

export const memberNames: ReadonlySet<string> = new Set(members.map(({ name }) => name))

/** What a program may call besides `ctx`: at the top of the program only. */
export const paramFunction = {
  name: 'param',
  signature:
    'param(name: string, value: number, range?: { min?: number; max?: number; step?: number }): number',
  summary:
    'Declares a number that can be changed without touching the code, with a slider from min to max.',
} as const
