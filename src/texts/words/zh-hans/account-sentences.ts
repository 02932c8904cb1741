import { absolute, isZero } from '../../../../contract/decimal.ts'
import type {
  AccountReason,
  AuthorityReason,
} from '../../../../contract/reasons/account-reasons.ts'
import type { ValuesOf } from '../../../../contract/reasons/reasons.ts'
import type { FiguresOf, Sentences } from '../../../../contract/words/language.ts'
import { authorityWords } from './authority-words.ts'
import { sideOf, sides } from './words.ts'

type Code = (AccountReason | AuthorityReason)['code']

export const accountSentences: Sentences<Code> = {
  agent_allowed: () => '代理钱包可以交易该账户',
  builder_fee_approved: () => 'Builder 费用已授权',
  authority: (values) => {
    const { title, message } = authorityWords(values)
    return `${title}。${message}`
  },
  own_position_clear: () => '账户中没有在别处开立的相反仓位',
  own_position: (values) => {
    const why = values.isIsolated
      ? '它是逐仓保证金，交易所只有在平仓后才允许更改；Alura 使用全仓保证金'
      : `而交易所会把多空相抵：在此期间只能开${sides[sideOf(values.held)]}`
    return `账户持有 ${heldWords(values)}，${why}。平掉它，会话才能自由交易`
  },
  risk_limit: ({ limit, actual, most }) => limitWords[limit](actual, most),
  leverage_lowered: ({ from, to }) =>
    `你自己的限制把杠杆从 ${from}x 降到 ${to}x：仓位更小，其止损和止盈更远或收益更少`,
  positions_limited: ({ wanted, open, most }) =>
    `它最多可持有 ${wanted} 个仓位，但已有 ${open} 个，而你自己的上限是 ${most}：现在只能再开 ${Math.max(0, most - open)} 个`,
  limits_clear: ({ open, mostOpen, lost, mostLost }) =>
    `已开 ${open} 个仓位，上限 ${mostOpen}；今日亏损 ${lost} %，上限 ${mostLost} %`,
  entries_accepted: () => '交易所最近没有拒绝过订单',
  backing_off: () => '交易所拒绝了上一次入场，稍后再试',
}

export const accountFigures: FiguresOf<Code> = {
  agent_allowed: () => ({ actual: '已授权', required: '已授权' }),
  builder_fee_approved: () => ({ actual: '已授权', required: '已授权' }),
  authority: ({ state }) => ({ actual: authorityStates[state], required: '已授权' }),
  own_position_clear: () => ({ actual: '无', required: '没有相反仓位' }),
  own_position: ({ held, symbol, isIsolated }) => ({
    actual: `持有 ${held} ${symbol}`,
    required: isIsolated ? '没有逐仓仓位' : `没有${sides[sideOf(held)]}`,
  }),
  risk_limit: ({ actual, most, limit }) => ({
    actual: `${actual}${limitUnits[limit]}`,
    required: limit === 'leverage' ? `≤ ${most}x` : `< ${most}${limitUnits[limit]}`,
  }),
  leverage_lowered: ({ from, to }) => ({ actual: `${from}x`, required: `≤ ${to}x` }),
  positions_limited: ({ wanted, open, most }) => ({
    actual: `已开 ${open} 个，最多再开 ${wanted} 个`,
    required: `≤ ${most}`,
  }),
  limits_clear: ({ open, mostOpen, lost, mostLost }) => ({
    actual: `已开 ${open} 个，亏损 ${lost} %`,
    required: `< ${mostOpen}，< ${mostLost} %`,
  }),
  entries_accepted: () => ({ actual: '就绪', required: '稍等片刻' }),
  backing_off: () => ({ actual: '等待中', required: '稍等片刻' }),
}

type Limit = ValuesOf<'risk_limit'>['limit']

const limitUnits: Record<Limit, string> = {
  leverage: 'x',
  open_positions: '',
  daily_drawdown: ' %',
}

const limitWords: Record<Limit, (actual: string, most: string) => string> = {
  leverage: (actual, most) =>
    `现有仓位的杠杆是 ${actual}x，你自己的上限是 ${most}x：等它们平仓后，下一个按 ${most}x 开仓`,
  open_positions: (actual, most) =>
    `已有 ${actual} 个仓位，你自己的上限是 ${most}：平掉一个之前不再开仓`,
  daily_drawdown: (actual, most) =>
    `今日已亏损日初权益的 ${actual} %，你自己的上限是 ${most} %：到下一个 UTC 日之前不再开仓`,
}

const authorityStates: Record<ValuesOf<'authority'>['state'], string> = {
  ok: '正常',
  expiring: '即将到期',
  builder_fee_missing: '缺少 Builder 费用授权',
  unapproved: '未授权',
  replaced: '已被替换',
  removed: '已被移除',
  expired: '已过期',
  other_account: '属于其他账户',
  account_missing: '账户不存在',
  key_unreadable: '密钥无法读取',
}

/** "0.5 BTC 多单（…）". Base units, signed. */
function heldWords({
  symbol,
  held,
  foreign,
}: Pick<ValuesOf<'own_position'>, 'symbol' | 'held' | 'foreign'>): string {
  const isOurs = isZero(foreign)
  const size = isOurs ? held : foreign
  return `${absolute(size)} ${symbol} ${sides[sideOf(size)]}（${isOurs ? '上一个会话留下的' : '不是 Alura 开的'}）`
}
