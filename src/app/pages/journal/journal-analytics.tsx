export { AnalyticsPage as default } from '../../../features/journal/analytics/analytics-page.tsx'
