import type {
  CloseCause,
  EndCause,
  OpenReason,
  RefusalReason,
  WithdrawReason,
} from '../../../../contract/reasons/decision-reasons.ts'
import { moneyText, priceText, scoreText } from '../../../../contract/words/figures.ts'
import type { Sentences } from '../../../../contract/words/language.ts'
import { regimes } from './signal-sentences.ts'
import { lasting, sides } from './words.ts'

type Code = (CloseCause | EndCause | OpenReason | RefusalReason | WithdrawReason)['code']

export const decisionSentences: Sentences<Code> = {
  no_entry: ({ because }, tell) =>
    because.code === 'backing_off'
      ? '未入场：交易所拒绝了上一次，稍后再试'
      : `未入场：${tell(because)}`,
  withdraws_entry: ({ side, limitPrice, waitedMs, cause }) => {
    const why = {
      unfilled: `已等待 ${lasting(waitedMs)}仍未成交`,
      session_stopped: '会话不再接受新的入场',
      session_expired: '会话即将结束',
    }
    return `撤回${sides[side]}在 ${priceText(limitPrice)} 的入场：${why[cause]}`
  },
  opens: ({ side, interval, score, threshold, regime, because }, tell) =>
    because.code.startsWith('program_')
      ? `开${sides[side]}：${tell(because)}`
      : `开${sides[side]}：${interval} 评分 ${scoreText(score)} ${side === 'long' ? '≥ ' : '≤ −'}${threshold}（${regimes[regime]}）— ${tell(because)}`,
  closes_at_stop: ({ side, markPrice, triggerPrice }) =>
    `平${sides[side]}：标记价格 ${priceText(markPrice)} 已越过止损 ${priceText(triggerPrice)}`,
  closes_at_take_profit: ({ side, markPrice, triggerPrice }) =>
    `平${sides[side]}：标记价格 ${priceText(markPrice)} 已越过止盈 ${priceText(triggerPrice)}`,
  closes_by_signal: ({ side, interval, score, exitScore, regime, because }, tell) =>
    because.code.startsWith('program_')
      ? `平${sides[side]}：${tell(because)}`
      : `平${sides[side]}：${interval} 评分 ${scoreText(score)} 反向达到 ${exitScore} 或以上（${regimes[regime]}）— ${tell(because)}`,
  closes_with_session: ({ side }) => `平${sides[side]}：会话结束`,
  closes_by_hand: ({ side }) => `手动平${sides[side]}`,
  closes_by_program: ({ side, because }) =>
    `策略程序平${sides[side]}${because === null ? '' : `：${because}`}`,
  closes_with_trader: ({ side }) => `平${sides[side]}：其交易员结束`,
  closes_in_browser: ({ side }) => `签名一笔平${sides[side]}，由浏览器发送`,
  ends_at_target: ({ net, target, percent, budget }) =>
    `会话结束：净利润 ${moneyText(net)} USDC 达到目标 ${moneyText(target)}（${budget} 的 ${percent}%）`,
  ends_at_loss: ({ net, loss, percent, budget }) =>
    `会话结束：净结果 ${moneyText(net)} USDC（含平仓费用）达到亏损上限 ${moneyText(loss)}（${budget} 的 ${percent}%）`,
  ends_by_time: () => '会话结束：时间已到',
  ends_by_liquidation: () => '会话结束：有仓位被强平',
  ends_delisted: ({ symbol }) => `会话结束：交易所已下架 ${symbol}，并自行结算未平仓位`,
  ends_idle: () => '会话结束：不再接受新的入场，且没有未平仓位',
}
