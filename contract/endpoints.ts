// Every endpoint. Static paths come before paths with parameters of the same depth.
export { closeAllPositions, closeAsset, signOutEverywhere, syncFills } from './trading/account.ts'
export { createChallenge, getTradingKey, rotateTradingKey, verifyChallenge } from './people/auth.ts'
export {
  claimPairing,
  createNonce,
  endSignIn,
  getMe,
  logOut,
  pairExtension,
  refreshExtension,
  refreshSignIn,
  resumeSignIn,
  revokeAll,
  verifySiwe,
} from './people/sign-ins.ts'
export { getCryptoPrice } from './market/crypto-price.ts'
export { getLabHealth } from './ops/lab-health.ts'
export {
  getUserProfile,
  linkWallet,
  loginUser,
  logoutUser,
  registerUser,
  setPassword,
} from './people/passwords.ts'
export { putSettings } from './people/settings.ts'
export { listNotices, markNotices } from './people/notices.ts'
export {
  addNoticeTarget,
  confirmNoticeTarget,
  getNoticeSettings,
  putNoticeSettings,
  removeNoticeTarget,
  testNoticeTarget,
} from './people/notice-settings.ts'
export {
  allowFollowing,
  followTrader,
  listFollowed,
  stopCopying,
  unfollowTrader,
} from './board/following.ts'
export { getConfig } from './ops/config.ts'
export {
  getDepositFee,
  getTotalDeposited,
  listDeposits,
  verifyDeposit,
  watchDeposit,
} from './money/deposits.ts'
export { getDeskHealth, getReadiness, getSidecarHealth } from './ops/desk-health.ts'
export { getHealth, getKafkaHealth } from './ops/health.ts'
export { getAuthority } from './people/authority.ts'
export {
  getLeaderboardAnalytics,
  getLeaderboardHealth,
  getLeaderboardStats,
  getTrader,
  listRankings,
} from './board/leaderboard.ts'
export {
  getDailyPnl,
  getDurationProfit,
  getEquityCurve,
  getExcursions,
  getFilterOptions,
  getOverview,
  getRDistribution,
  getReturnDistribution,
  getRuleFigures,
  getSetups,
  getSymbolBreakdown,
  getTargetFigures,
  getTimeDistribution,
} from './journal/analytics.ts'
export { changeTag, createTag, deleteTag, listTags } from './journal/tags.ts'
export {
  addTradeTags,
  exportJournalTrades,
  getJournalTrade,
  listJournalTrades,
  removeTradeTag,
  setTradeNotes,
  tagManyTrades,
} from './journal/closed-trades.ts'
export { exportTaxFile } from './journal/tax-files.ts'
export { changeTypedTrade, createTypedTrade, deleteTypedTrade } from './journal/typed-trades.ts'
export {
  changeEntry,
  createEntry,
  deleteEntry,
  getEntry,
  getTemplate,
  listEntries,
  searchJournal,
} from './journal/entries.ts'
export { deleteImage, getImage, getImageStorage, uploadImage } from './journal/images.ts'
export { importCsv, previewCsv } from './journal/csv-imports.ts'
export { listImports, startImport, undoImport } from './journal/imports.ts'
export { listSessionLogs, listTradeLogs } from './sessions/logs.ts'
export {
  getMarketHealth,
  listAllSignals,
  listCandleHistory,
  listCandles,
  listLatestCandles,
  listMarketSummaries,
  listMarketSymbols,
  listSignals,
} from './market/market.ts'
export {
  approveAgentWallet,
  getExchangeBalance,
  getExchangePositions,
  initAgentWallet,
  listExchangeAccounts,
  listExchanges,
  listSupportedExchanges,
  revokeAgentWallet,
  testExchangeAccount,
} from './desk/exchanges.ts'
export { approveBuilderFee, initBuilderFee } from './desk/builder-fee.ts'
export { addExchangeAccount, removeExchangeAccount } from './desk/venue-accounts.ts'
export { getRiskConfig, putRiskConfig } from './desk/risk-config.ts'
export { getRiskDay } from './desk/risk-day.ts'
export {
  cancelTrade,
  checkTrade,
  cleanUpTrades,
  closeTradePart,
  createTrade,
  getTrade,
  listTrades,
  moveTradeStop,
  setTradeBreakEven,
  setTradeTargets,
} from './desk/trades.ts'
export { closePosition, closeTrade, createCloseSignature } from './trading/positions.ts'
export {
  checkReferralCode,
  claimReward,
  createReferralCode,
  getReferral,
  getReferralStats,
  listRewardClaims,
} from './money/referrals.ts'
export {
  createAdvanceSession,
  createQuickSession,
  preflightSession,
} from './sessions/session-starts.ts'
export {
  getCurrentTrade,
  getSession,
  listActiveSessions,
  listGates,
  listSessions,
  listSessionTrades,
  stopSession,
  triggerCron,
} from './sessions/sessions.ts'
export {
  getReconciliation,
  listEquity,
  listHoldings,
  listTransactions,
  sendUsdc,
  withdraw,
} from './money/transfers.ts'
export { getProfile } from './people/user.ts'
export {
  changeBinding,
  createBinding,
  deleteBinding,
  listBindings,
  listProgramAccounts,
  previewRun,
} from './lab/bindings.ts'
export { compareBinding } from './lab/comparisons.ts'
export { listExecutions } from './lab/executions.ts'
export {
  changeSignalPool,
  createSignalPool,
  deleteSignalPool,
  listSignalPools,
} from './lab/signal-pools.ts'
export {
  changeTrader,
  createTrader,
  deleteTrader,
  getOwnTrader,
  listTraders,
  pauseTrader,
  resumeTrader,
} from './traders/traders.ts'
export {
  aiChat,
  deleteAiConversation,
  listAiConversations,
  listAiMessages,
  streamAiChat,
} from './lab/ai-chat.ts'
export { getArena } from './traders/arena.ts'
export { listModelOptions, listTraderDecisions, testTrader } from './traders/model-decisions.ts'
export {
  changeProgram,
  createProgram,
  deleteProgram,
  getProgram,
  listProgramVersions,
  listPrograms,
} from './lab/programs.ts'
export {
  getDevGuide,
  listProgramSymbols,
  queryMarketData,
  testRunProgram,
  validateProgram,
} from './lab/writing-programs.ts'
export {
  cancelBacktest,
  getBacktest,
  getBacktestTrigger,
  getSharedBacktest,
  listBacktestMarkers,
  listBacktestTriggers,
  listBacktests,
  shareBacktest,
  startBacktest,
  startProgramBacktest,
  unshareBacktest,
} from './lab/backtests.ts'
export { sweepProgram, testRobustness } from './lab/sweeps.ts'
export { listTraderPositions } from './traders/trader-positions.ts'
