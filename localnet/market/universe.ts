// A list of markets of mainnet's size and shape: the six well-known ones at other indexes, many smaller ones, and
// delisted ones that keep their index. A small market copies one of the six with a delay of weeks and another scale,
// so that its history needs no memory of its own.
import { type ProcessAsset, processAssets } from './assets.ts'
import { streamKey, uniform } from './draws.ts'

const week = 7 * 24

/** In the network's order, old ones first; `-` is delisted, `!` allows only isolated margin. */
const names =
  `ATOM -MATIC DYDX BTC APE BNB SOL OP LTC ARB AVAX INJ SUI kPEPE CRV LDO LINK STX -RNDR CFX -FTM ` +
  `GMX ETH SNX BCH APT AAVE COMP -MKR WLD FXS -HPOS -RLB -UNIBOT YGG TRX kSHIB UNI SEI RUNE -OX -FRIEND ` +
  `-SHIA XRP -CYBER ZRO -BLZ DOT -BANANA -TRB -FTT -LOOM -OGN -RDNT -ARK -BNT -CANTO -REQ BIGTIME KAS -ORBS -BLUR TIA ` +
  `BSV ADA TON MINA POLYX -GAS PENDLE STG FET -STRAX NEAR MEME ORDI DOGE -BADGER NEO ZEN FIL PYTH SUSHI -ILV IMX ` +
  `kBONK GMT SUPER -USTC -NFTI JUP kLUNC RSR GALA JTO -NTRN ACE MAV WIF CAKE PEOPLE ENS ETC XAI MANTA ` +
  `UMA ONDO ALT ZETA -DYM -MAVIA W -PANDORA STRK -PIXEL -AI TAO AR -MYRO kFLOKI BOME ETHFI ENA MNT TNSR ` +
  `SAGA MERL HBAR POPCAT -OMNI EIGEN REZ NOT TURBO BRETT IO ZK BLAST -LISTA MEW RENDER kDOGS POL -CATI CELO ` +
  `-HMSTR -SCR -NEIROETH kNEIRO GOAT MOODENG GRASS PURR PNUT XLM CHILLGUY SAND IOTA ALGO HYPE ME MOVE VIRTUAL ` +
  `PENGU USUAL FARTCOIN AIXBT -ZEREBRO BIO GRIFFAIN SPX S MORPHO TRUMP MELANIA ANIME VINE VVV -JELLY BERA ` +
  `TST LAYER IP OM KAITO -NIL PAXG -PROMPT BABY WCT HYPER ZORA INIT DOOD !LAUNCHCOIN !NXPC SOPH RESOLV SYRUP ` +
  `PUMP PROVE -YZY XPL WLFI LINEA SKY ASTER AVNT STBL 0G HEMI APEX 2Z ZEC MON !MET MEGA ` +
  `CHZ ROSE KAVA ZIL LRC ENJ BAT SKL QNT HNT EGLD FLOW ICX`

/** So cheap that a tick, a millionth of a dollar, is much of the price. */
const cheapest: Readonly<Record<string, number>> = { BLAST: 0.00042, MEW: 0.000042 }

export interface Follower {
  /** The asset whose hours it copies. */
  leader: ProcessAsset
  /** The delay in hours. */
  lagHours: number
  /** Factor on its returns. */
  scale: number
}

export interface ListedAsset extends ProcessAsset {
  follows?: Follower
}

export const mostMarkets = names.split(' ').length

/** The first `count` markets; with fewer than 20 only the six well-known ones, in their own order. */
export function universeOf(seed: string, count: number): readonly ListedAsset[] {
  if (count < 20) return processAssets
  const known = new Map(processAssets.map((asset) => [asset.name, asset]))
  return names
    .split(' ')
    .slice(0, count)
    .map((entry, index) => {
      const name = entry.replace(/^[-!]/, '')
      const asset = known.get(name)
      if (asset !== undefined) return { ...asset, index }
      return follower(seed, name, index, entry)
    })
}

function follower(seed: string, name: string, index: number, entry: string): ListedAsset {
  const draw = (position: number) => uniform(streamKey(seed, name, 'listing'), position)
  const pick = <T>(from: readonly T[], position: number): T =>
    from[Math.floor(draw(position) * from.length)] as T
  const leader = pick(processAssets, 0)
  const scale = 0.9 + 0.8 * draw(1)
  // Most cost cents or a few dollars, some a thousandth of a cent, some thousands of dollars.
  const basePrice =
    cheapest[name] ??
    10 ** (-4 + 7.2 * ((draw(2) + draw(3) + draw(4)) / 3) ** 1.1 + 1.2 * (draw(5) - 0.5))
  const maxLeverage = pick([3, 3, 3, 5, 5, 5, 10, 10, 20], 6)
  const dailyNotional = 10 ** (4.3 + 3.4 * draw(7))
  return {
    index,
    name,
    szDecimals: Math.min(5, Math.max(0, Math.round(Math.log10(basePrice) + 0.4))),
    maxLeverage,
    basePrice,
    dailyVolatility: leader.dailyVolatility * scale,
    marketWeight: leader.marketWeight,
    dailyNotional,
    tradeNotional: Math.min(900, Math.max(40, dailyNotional / 2_000)),
    follows: { leader, lagHours: week * (4 + Math.floor(draw(8) * 200)), scale },
    ...(entry.startsWith('-') && { isDelisted: true as const }),
    ...(entry.startsWith('!') && { onlyIsolated: true as const }),
  }
}
