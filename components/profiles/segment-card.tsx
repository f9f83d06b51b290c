import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Card } from '../ui/card';

/** The segments a person is in now. */
export const SegmentCard = ({ segments }: { readonly segments: readonly { readonly id: number; readonly name: string }[] }) => {
  const t = useTranslations('profiles');
  return (
    <Card title={t('segments')} {...(segments.length === 0 ? { description: t('noSegments') } : {})}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {segments.map((segment) => (
          <li key={segment.id}>
            <Link
              href={`/segments/${segment.id}`}
              className="rounded-sm text-accent-text underline decoration-accent/40 underline-offset-3 hover:decoration-accent"
            >
              {segment.name}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
};
