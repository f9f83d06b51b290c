import { Ban, CircleAlert, CircleCheck, LoaderCircle, PencilLine, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ImportStatus } from '@/lib/ingest/import-view';
import { Badge, type Tone } from '../ui/badge';

const LOOK: Readonly<Record<ImportStatus, readonly [tone: Tone, icon: ReactNode]>> = {
  draft: ['neutral', <PencilLine key="i" aria-hidden="true" />],
  queued: ['info', <LoaderCircle key="i" aria-hidden="true" />],
  running: ['info', <LoaderCircle key="i" aria-hidden="true" className="animate-spin motion-reduce:animate-none" />],
  done: ['good', <CircleCheck key="i" aria-hidden="true" />],
  failed: ['danger', <CircleAlert key="i" aria-hidden="true" />],
  cancelled: ['neutral', <Ban key="i" aria-hidden="true" />],
  undoing: ['warn', <Undo2 key="i" aria-hidden="true" />],
  undone: ['warn', <Undo2 key="i" aria-hidden="true" />],
};

/** The state of an import in a word. */
export const StatusBadge = ({ status }: { readonly status: ImportStatus }) => {
  const t = useTranslations('sources');
  const [tone, icon] = LOOK[status];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`state.${status}`)}
    </Badge>
  );
};
