export { AnalyticsPage as default } from '../../features/board/analytics/analytics-page.tsx'
