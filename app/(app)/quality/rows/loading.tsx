import { PageSkeleton } from '@/components/ui/page-skeleton';

const Loading = () => <PageSkeleton shape="table" />;

export default Loading;
