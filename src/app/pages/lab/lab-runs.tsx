export { RunsPage as default } from '../../../features/lab/runs/runs-page.tsx'
