export { LeaderboardPage as default } from '../../features/board/leaderboard-page.tsx'
