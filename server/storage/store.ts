// All stored data. Verbs use these functions and never SQL.
import { sql } from 'drizzle-orm'
import { mandateStore } from './trading/mandates.ts'
import { agentKeyStore } from './people/agent-keys.ts'
import { candleStore } from './market/candles.ts'
import { challengeStore } from './people/challenges.ts'
import type { Database, OpenDatabase } from './kernel/database.ts'
import { depositStore } from './money/deposits.ts'
import { deskTradeStore } from './desk/trades.ts'
import { entryStore } from './journal/entries.ts'
import { importStore } from './journal/imports.ts'
import { ownFillStore } from './journal/own-fills.ts'
import { imageStore } from './journal/images.ts'
import { journalSearchStore } from './journal/search.ts'
import { equityDayStore } from './desk/equity-days.ts'
import { riskConfigStore } from './desk/risk-configs.ts'
import { venueAccountStore } from './desk/venue-accounts.ts'
import { equitySampleStore } from './money/equity-samples.ts'
import { fillStore } from './trading/fills.ts'
import { fundingStore } from './money/funding.ts'
import { followingStore } from './board/following.ts'
import { houseStore } from './board/house.ts'
import { idempotencyStore } from './people/idempotency.ts'
import { leaderboardStore } from './board/leaderboard.ts'
import { dueTradeStore } from './journal/due.ts'
import { journalBookStore } from './journal/books.ts'
import { ledgerSumStore } from './journal/ledger.ts'
import { refusedTradeStore } from './journal/refused.ts'
import { tradeTargetStore } from './journal/targets.ts'
import { liveTradeStore } from './journal/live.ts'
import { journalTagStore } from './journal/tags.ts'
import { journalTradeStore } from './journal/trades.ts'
import { backtestStore } from './lab/backtests.ts'
import { programStore } from './lab/programs.ts'
import { ledgerEntryStore } from './money/ledger-entries.ts'
import { logStore } from './sessions/logs.ts'
import { deliveryStore } from './notices/deliveries.ts'
import { noticeStore } from './notices/notices.ts'
import { outboxStore } from './events/outbox.ts'
import { outageStore } from './notices/outages.ts'
import { noticeTargetStore } from './notices/targets.ts'
import { openingStore } from './money/openings.ts'
import { orderStore } from './trading/orders.ts'
import { positionStore } from './trading/positions.ts'
import { type Removed, reclaim } from './kernel/reclaim.ts'
import { retentionStore } from './kernel/retention.ts'
import { reconciliationStore } from './money/reconciliations.ts'
import { rewardClaimStore } from './money/referral-claims.ts'
import { referralStore } from './money/referrals.ts'
import { pairingStore } from './people/pairing-codes.ts'
import { loginFailureStore, passwordLoginStore } from './people/password-logins.ts'
import { nonceStore } from './people/spent-nonces.ts'
import { signInStore } from './people/sign-ins.ts'
import { sessionProgramStore } from './sessions/session-programs.ts'
import { sessionStore } from './sessions/sessions.ts'
import { targetStore } from './trading/targets.ts'
import { tradeStore } from './trading/trades.ts'
import { traderStore } from './traders/traders.ts'
import { aiConversationStore } from './models/ai-conversations.ts'
import { modelDecisionStore } from './models/model-decisions.ts'
import { bindingStore } from './lab/bindings.ts'
import { executionStore } from './lab/executions.ts'
import { signalPoolStore } from './lab/signal-pools.ts'
import { transactionStore } from './money/transactions.ts'
import { transferStore } from './money/transfers.ts'
import { userStore } from './people/users.ts'
import { worldStore } from './kernel/world.ts'

const stores = (db: Database) => ({
  users: userStore(db),
  challenges: challengeStore(db),
  signIns: signInStore(db),
  pairingCodes: pairingStore(db),
  passwordLogins: passwordLoginStore(db),
  loginFailures: loginFailureStore(db),
  nonces: nonceStore(db),
  agentKeys: agentKeyStore(db),
  idempotency: idempotencyStore(db),
  mandates: mandateStore(db),
  sessions: sessionStore(db),
  sessionPrograms: sessionProgramStore(db),
  trades: tradeStore(db),
  deskTrades: deskTradeStore(db),
  riskConfigs: riskConfigStore(db),
  venueAccounts: venueAccountStore(db),
  equityDays: equityDayStore(db),
  journalEntries: entryStore(db),
  journalImports: importStore(db),
  ownFills: ownFillStore(db),
  journalImages: imageStore(db),
  journalSearch: journalSearchStore(db),
  positions: positionStore(db),
  targets: targetStore(db),
  orders: orderStore(db),
  fills: fillStore(db),
  logs: logStore(db),
  candles: candleStore(db),
  leaderboard: leaderboardStore(db),
  following: followingStore(db),
  outbox: outboxStore(db),
  house: houseStore(db),
  world: worldStore(db),
  referrals: referralStore(db),
  rewardClaims: rewardClaimStore(db),
  deposits: depositStore(db),
  transfers: transferStore(db),
  ledgerEntries: ledgerEntryStore(db),
  transactions: transactionStore(db),
  funding: fundingStore(db),
  openings: openingStore(db),
  equitySamples: equitySampleStore(db),
  reconciliations: reconciliationStore(db),
  retention: retentionStore(db),
  journalTrades: journalTradeStore(db),
  liveTrades: liveTradeStore(db),
  dueTrades: dueTradeStore(db),
  journalBooks: journalBookStore(db),
  journalTags: journalTagStore(db),
  ledgerSums: ledgerSumStore(db),
  refusedTrades: refusedTradeStore(db),
  tradeTargets: tradeTargetStore(db),
  traders: traderStore(db),
  aiConversations: aiConversationStore(db),
  modelDecisions: modelDecisionStore(db),
  bindings: bindingStore(db),
  executions: executionStore(db),
  signalPools: signalPoolStore(db),
  programs: programStore(db),
  backtests: backtestStore(db),
  notices: noticeStore(db),
  noticeDeliveries: deliveryStore(db),
  noticeTargets: noticeTargetStore(db),
  venueOutages: outageStore(db),
})

export type Store = ReturnType<typeof stores> & {
  /** All or nothing; `work` sees its own writes. A transaction inside a transaction is a savepoint. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>
  ping(): Promise<void>
  /** Makes the space of deleted and replaced rows usable again. Not allowed inside a transaction. */
  reclaim(removed?: Removed): Promise<void>
  close(): Promise<void>
}

export function createStore(open: OpenDatabase): Store {
  return storeOf(open.db, () => open.close())
}

function storeOf(db: Database, close: () => Promise<void>): Store {
  return {
    ...stores(db),
    transaction: (work) => db.transaction((tx) => work(storeOf(tx, close))),
    ping: async () => {
      await db.execute(sql`select 1`)
    },
    reclaim: (removed) => reclaim(db, removed ?? { logs: false, candles: false }),
    close,
  }
}
