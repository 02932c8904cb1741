import * as z from 'zod'

const Truth = z.object({
  orders: z.array(
    z.object({
      order: z.object({
        coin: z.string(),
        sz: z.string(),
        origSz: z.string(),
        cloid: z.string().nullish(),
        limitPx: z.string(),
        isTrigger: z.boolean(),
        reduceOnly: z.boolean(),
        triggerPx: z.string(),
        orderType: z.string(),
        timestamp: z.number(),
      }),
      status: z.string(),
      statusTimestamp: z.number(),
    }),
  ),
  fills: z.array(
    z.object({
      coin: z.string(),
      side: z.enum(['B', 'A']),
      sz: z.string(),
      px: z.string(),
      dir: z.string(),
      crossed: z.boolean(),
      time: z.number(),
      startPosition: z.string(),
      fee: z.string(),
      cloid: z.string().nullish(),
    }),
  ),
  account: z.object({
    assetPositions: z.array(
      z.object({ position: z.object({ coin: z.string(), szi: z.string() }) }),
    ),
  }),
})
export type Truth = z.output<typeof Truth>

/** The controls of a local exchange. */
export function localControls(url: string) {
  async function post(path: string, body: object): Promise<void> {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  }
  return {
    control: post,
    faucet: (address: string, usdc: string) => post('/faucet', { address, usdc, to: 'exchange' }),
    shock: (coin: string, percent: number) => post('/shock', { coin, percent }),
    /** Moves only the order book, or only the mark, for a while. */
    wick: (coin: string, percent: number, of: 'mid' | 'mark', seconds = 600) =>
      post('/wick', { coin, percent, of, seconds }),
    /** Sets the exchange's clock off this machine's. */
    setClock: (offsetMs: number) => post('/clock', { offsetMs }),
    /** `action`: only requests of this kind fail, for example `order` or `updateLeverage`. */
    fail: (fault: string, user: string, times = 1, action?: string) =>
      post('/fail', { fault, user, times, action }),
    /** Turns the account into another kind, with given holdings, ledger rows and a past: see localnet's control. */
    account: (address: string, given: object) => post('/account', { address, ...given }),
    truth: async (user: string): Promise<Truth> => {
      const response = await fetch(`${url}/truth?user=${user.toLowerCase()}`)
      return Truth.parse(await response.json())
    },
  }
}
