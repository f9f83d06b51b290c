import { PageSkeleton } from '@/components/ui/page-skeleton';

const Loading = () => <PageSkeleton shape="thing" />;

export default Loading;
