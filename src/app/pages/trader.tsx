export { TraderPage as default } from '../../features/leaderboard/trader-page.tsx'
