export { AnalyticsPage as default } from '../../features/leaderboard/analytics-page.tsx'
