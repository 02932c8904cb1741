// Describes each state of the agent's authority to the account's owner: what has happened, and what to do.
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { ValuesOf } from '../../../../contract/reasons/reasons.ts'
import { minuteText } from '../../../../contract/words/figures.ts'

const wayOut =
  '在此期间不会开仓或平仓；停留在交易所的止盈和止损继续有效。重新启用交易后一切自动继续，或者到交易所自行平仓。'

export function authorityWords({ state, validUntil, at }: ValuesOf<'authority'>): {
  title: string
  message: string
} {
  switch (state) {
    case 'ok':
      return { title: 'Alura 可以交易该账户', message: '它永远不能提现' }
    case 'expiring':
      return {
        title: `Alura 的授权将在${inDays(validUntil, at)}到期`,
        message: `到期时间：${dayOf(validUntil)}。此后会话既不能开仓也不能平仓。签名一次即可续期；在此期间会话照常运行`,
      }
    case 'builder_fee_missing':
      return {
        title: 'Alura 的费用不再被授权',
        message: '在你的钱包再次授权之前，交易所会拒绝新订单。仓位仍可平仓，且不收该费用',
      }
    case 'unapproved':
      return {
        title: 'Alura 还不能交易该账户',
        message: '你的钱包尚未授权它的代理钱包：请启用交易',
      }
    default:
      return { title: 'Alura 已不能再交易该账户', message: `${losses[state](validUntil)}${wayOut}` }
  }
}

const losses = {
  replaced: () =>
    '有人为该账户授权了同名的另一个代理钱包，可能来自另一个 Alura；交易所因此移除了第一个。',
  removed: () => '它的代理钱包已在交易所被移除。',
  expired: (until: UnixMs | null) => `其代理钱包的授权已于 ${dayOf(until)} 到期。`,
  other_account: () => '它的代理钱包授权给了另一个账户，而不是你登录的账户。将创建新的代理钱包。',
  account_missing: () => '交易所不认识该账户：清空的账户会连同其代理钱包一起被遗忘。请先充值。',
  key_unreadable: () =>
    '服务器无法解密其代理钱包的密钥，例如服务器密钥已更改。将创建新的代理钱包。',
}

function inDays(at: UnixMs | null, now: UnixMs): string {
  const days = Math.floor(((at ?? now) - now) / 86_400_000)
  return days < 1 ? '一天之内' : ` ${days} 天后`
}

function dayOf(at: UnixMs | null): string {
  return at === null ? '未知日期' : `${minuteText(at).replace('T', ' ')} UTC`
}
