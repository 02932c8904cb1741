export { LeaderboardPage as default } from '../../features/leaderboard/leaderboard-page.tsx'
