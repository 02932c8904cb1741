export { TraderPage as default } from '../../../features/traders/trader-page.tsx'
