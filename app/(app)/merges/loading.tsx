import { PageSkeleton } from '@/components/ui/page-skeleton';

const Loading = () => <PageSkeleton shape="review" headless />;

export default Loading;
