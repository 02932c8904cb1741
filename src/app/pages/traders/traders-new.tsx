export { NewTraderPage as default } from '../../../features/traders/new-trader-page.tsx'
