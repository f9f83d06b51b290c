import { PageSkeleton } from '@/components/ui/page-skeleton';

const Loading = () => <PageSkeleton shape="report" />;

export default Loading;
