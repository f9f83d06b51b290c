import { PageSkeleton } from '@/components/ui/page-skeleton';

const Loading = () => <PageSkeleton />;

export default Loading;
