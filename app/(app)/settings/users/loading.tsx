import { PageSkeleton } from '@/components/ui/page-skeleton';

const Loading = () => <PageSkeleton shape="table" headless />;

export default Loading;
